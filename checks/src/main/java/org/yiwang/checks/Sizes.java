package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;

/// Files over 500 lines and methods over 70 fail; of all Java files nine in ten stay within 300.
final class Sizes implements Rule {
  private static final int FILE_LINES_MAX = 500;
  private static final int METHOD_LINES_MAX = 70;
  private static final int NINE_IN_TEN_LINES_MAX = 300;

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    var lengths = new ArrayList<Integer>();
    for (var file : checkout.list(Sizes::isCode)) {
      var lines = file.lines().size();
      if (lines > FILE_LINES_MAX) {
        offences.add(
            new Offence(
                file.path(), 0, lines + " lines; split it, " + FILE_LINES_MAX + " is the most"));
      }
      if (file.isJava()) {
        lengths.add(lines);
        longMethods(checkout, file, offences);
      }
    }
    lengths.sort(null);
    if (!lengths.isEmpty() && lengths.get(lengths.size() * 9 / 10) > NINE_IN_TEN_LINES_MAX) {
      offences.add(
          new Offence(
              ".",
              0,
              "more than one Java file in ten is over " + NINE_IN_TEN_LINES_MAX + " lines"));
    }
    return offences;
  }

  private static boolean isCode(Checkout.TextFile file) {
    return file.isJava() || file.path().matches(".*\\.(jte|css|js|sql|sh)|yiwang|checks/test");
  }

  private static void longMethods(
      Checkout checkout, Checkout.TextFile file, List<Offence> offences) {
    for (var method : checkout.shapes(file).methods()) {
      if (method.lines() > METHOD_LINES_MAX) {
        var say =
            method.name()
                + " has "
                + method.lines()
                + " lines; "
                + METHOD_LINES_MAX
                + " is the most";
        offences.add(new Offence(file.path(), method.line(), say));
      }
    }
  }
}
