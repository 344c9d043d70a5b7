// Maps beside what stands in the page as text already: outlines, tiles where there are some, points.
"use strict";
(() => {
  document.querySelectorAll("[data-map-source]").forEach((line) => { line.hidden = false; });
  document.querySelectorAll("[data-map]").forEach((box) => {
    box.hidden = false;
    const tiled = Boolean(box.dataset.tiles);
    const map = L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: tiled });
    map.setView([30, 110], 4);
    if (tiled) L.tileLayer(box.dataset.tiles, { maxZoom: 18 }).addTo(map);
    box.classList.toggle("tiled", tiled);
    const points = JSON.parse(box.dataset.points || "[]");
    points.forEach((point) => {
      const dot = L.circleMarker([point.lat, point.lng], { radius: 7, className: "dot is-" + point.light });
      if (point.words) dot.bindTooltip(document.createTextNode(point.words).textContent.replace(/[<>&]/g, ""));
      if (point.href) dot.on("click", () => { window.location = point.href; });
      dot.addTo(map);
    });
    if (box.dataset.outlines) {
      fetch(box.dataset.outlines).then((answer) => answer.json()).then((shapes) => {
        const areas = L.geoJSON(shapes, { className: "area", interactive: false }).addTo(map);
        areas.bringToBack();
        if (points.length !== 1) map.fitBounds(areas.getBounds(), { padding: [8, 8] });
        else map.setView([points[0].lat, points[0].lng], 13.5);
      });
    }
    if (!box.dataset.pick) return;
    const form = box.closest("form");
    let pin;
    map.on("click", (event) => {
      if (pin) pin.remove();
      pin = L.circleMarker(event.latlng, { radius: 9, className: "dot pin" }).addTo(map);
      form.elements.lng.value = event.latlng.lng.toFixed(7);
      form.elements.lat.value = event.latlng.lat.toFixed(7);
    });
  });
})();
