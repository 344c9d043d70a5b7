package org.yiwang.bench;

import java.util.SplittableRandom;

/// A table of a thousand different rules over five inputs.
final class ThousandRules {
  private ThousandRules() {}

  static String dmn() {
    var random = new SplittableRandom(7);
    var whole = ThirtyRules.dmn(0);
    var head = whole.substring(0, whole.indexOf("<rule "));
    var text = new StringBuilder(head);
    for (var i = 0; i < 1_000; i++) {
      var from = random.nextInt(80);
      text.append(
          """
          <rule id='r%d'><inputEntry id='a%d'><text>[%d..%d]</text></inputEntry>\
          <inputEntry id='b%d'><text>"%s", "%s"</text></inputEntry>\
          <inputEntry id='c%d'><text>[%d.5..%d.25)</text></inputEntry>\
          <inputEntry id='d%d'><text>&gt;= %d</text></inputEntry>\
          <inputEntry id='e%d'><text>not(&lt; %d)</text></inputEntry>\
          <outputEntry id='f%d'><text>%d</text></outputEntry></rule>
          """
              .formatted(
                  i,
                  i,
                  from,
                  from + random.nextInt(20),
                  i,
                  Residents.STREETS[random.nextInt(8)],
                  Residents.STREETS[random.nextInt(8)],
                  i,
                  10 * i,
                  10 * i + random.nextInt(500),
                  i,
                  random.nextInt(5),
                  i,
                  random.nextInt(40),
                  i,
                  i));
    }
    return text.append("</decisionTable></decision></definitions>").toString();
  }
}
