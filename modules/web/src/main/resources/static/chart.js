// Plan against progress: plan thin and dashed, actual thick, forecast pale; labels at the lines, no legend.
"use strict";
(() => {
  const ink = { "on-plan": "#2b6cb0", done: "#1d7a52", "over-fulfilled": "#1d7a52", "due-soon": "#946008",
    behind: "#b93c0b", "far-behind": "#a61b1b", suspended: "#67727c", unquantified: "#67727c" };

  function draw(place) {
    // without this script the table stands open in the place of the chart
    place.hidden = false;
    place.parentElement.querySelectorAll("[data-beside-chart]").forEach((table) => { table.open = false; });
    const data = JSON.parse(place.dataset.chart);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const small = Math.round(rem * 0.8125);
    const color = ink[data.state] || "#2b6cb0";
    const number = (value) => Number(value).toLocaleString("en-GB",
      { minimumFractionDigits: data.decimals, maximumFractionDigits: data.decimals });
    const actual = data.actual.filter((point) => point[0] <= data.today);
    const last = actual[actual.length - 1];
    if (last && last[0] < data.today) actual.push([data.today, last[1]]);
    const text = { fontSize: small, fontFamily: getComputedStyle(document.body).fontFamily };
    const series = [
      { type: "line", data: data.plan, symbol: "none", lineStyle: { color: "#16202a", width: 1.4, type: "dashed" }, z: 3,
        endLabel: { show: data.promised !== undefined, color: "#16202a", fontWeight: 600, distance: 8, ...text,
          formatter: () => number(data.promised) + " " + data.words.promised } },
      { type: "line", data: actual, symbol: "none", lineStyle: { color, width: 3 }, z: 4,
        markPoint: last ? { symbol: "circle", symbolSize: 8, itemStyle: { color },
          data: [{ coord: actual[actual.length - 1] }],
          label: { show: true, position: "bottom", distance: 10, align: "right", offset: [-8, 0], color, fontWeight: 600, ...text,
            formatter: () => number(last[1]) + " " + data.words.actual } } : undefined,
        markLine: { symbol: "none", silent: true, lineStyle: { color: "#98a2aa", type: "solid", width: 1 },
          label: { formatter: data.words.today, color: "#5a6872", ...text }, data: [{ xAxis: data.today }] } },
    ];
    if (data.forecast) {
      const f = data.forecast;
      series.push(
        { type: "line", stack: "fan", symbol: "none", silent: true, lineStyle: { opacity: 0 },
          data: [[f.from, f.figure], [f.until, f.low]] },
        { type: "line", stack: "fan", symbol: "none", silent: true, lineStyle: { opacity: 0 },
          areaStyle: { color, opacity: 0.16 }, data: [[f.from, 0], [f.until, f.high - f.low]] },
        { type: "line", symbol: "none", silent: true, data: [[f.from, f.figure], [f.until, f.middle]],
          lineStyle: { color, width: 1.4, type: "dotted" },
          endLabel: { show: true, color, distance: 8, ...text,
            formatter: () => number(f.low) + "–" + number(f.high) + "\n" + data.words.forecast } });
    }
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      grid: { left: 8, right: Math.round(Math.min(rem * 8, place.clientWidth * 0.26)), top: rem * 1.8, bottom: 4, outerBoundsMode: "same", containLabel: true },
      tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: number },
      xAxis: { type: "time", min: data.year + "-01-01", max: data.year + "-12-31", splitNumber: 12, splitLine: { show: false },
        axisTick: { show: false }, axisLine: { lineStyle: { color: "#c9cfd4" } },
        axisLabel: { color: "#5a6872", hideOverlap: true, ...text,
          formatter: (at) => { const day = new Date(at); return day.getDate() === 1 ? day.getMonth() + 1 + data.words.month : ""; } } },
      yAxis: { type: "value", min: 0, minInterval: data.decimals === 0 ? 1 : 0, splitLine: { lineStyle: { color: "#eceeef" } },
        axisLabel: { color: "#5a6872", ...text, formatter: (value) => value.toLocaleString("en-GB") } },
      series,
    });
    new ResizeObserver(() => chart.resize()).observe(place);
  }
  document.querySelectorAll("[data-chart]").forEach(draw);
})();
