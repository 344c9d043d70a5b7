package org.yiwang.bench;

/// The thirty rules as an expert would write them by hand: one fused loop over primitive arrays.
/// Once as branches, by age first so that only the rules of an age are tried; once with a table of
/// rule masks for each small field.
final class HandLoop {
  private HandLoop() {}

  /// Stands for an income that is missing: below no limit.
  private static final int NO_INCOME = Integer.MAX_VALUE;

  static void branches(Residents all, char[] out, int from, int to) {
    for (var i = from; i < to; i++) {
      int age = all.age[i];
      int street = all.street[i];
      int income = all.incomeFen[i] < 0 ? NO_INCOME : all.incomeFen[i];
      int disability = all.disability[i];
      int years = all.residence[i];
      out[i] = (char) rule(age, street, income, disability, years);
    }
  }

  private static int rule(int age, int street, int income, int disability, int years) {
    if (age >= 80) {
      return age >= 90 ? ninety(income, disability) : eighty(street, income, disability, years);
    }
    if (age >= 60) {
      return age >= 70
          ? seventy(street, income, disability, years)
          : sixty(age, street, income, disability, years);
    }
    if (age >= 18) {
      return grown(street, income, disability);
    }
    return age >= 0 ? young(age, street, income, disability, years) : ageless(income, disability);
  }

  private static int ninety(int income, int disability) {
    if (income < 200000 && disability >= 4) {
      return 1;
    }
    if (income < 150000 && disability >= 3) {
      return 7;
    }
    if (income < 100000 && disability >= 2) {
      return 13;
    }
    if (income < 50000 && disability >= 1) {
      return 19;
    }
    return 25;
  }

  private static int eighty(int street, int income, int disability, int years) {
    if ((street == 4 || street == 7) && income < 280000 && years >= 10) {
      return 2;
    }
    if ((street == 3 || street == 6) && income < 210000 && years >= 10) {
      return 8;
    }
    if ((street == 2 || street == 5) && income < 140000 && years >= 10) {
      return 14;
    }
    if ((street == 1 || street == 4) && income < 70000 && years >= 10) {
      return 20;
    }
    if (income < 400000) {
      return 26;
    }
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    if (income < 200000 && years >= 30) {
      return 30;
    }
    return 0;
  }

  private static int seventy(int street, int income, int disability, int years) {
    if (street == 3 && income < 360000 && disability >= 4 && years >= 5) {
      return 3;
    }
    if (street == 2 && income < 270000 && disability >= 3 && years >= 5) {
      return 9;
    }
    if (street == 1 && income < 180000 && disability >= 2 && years >= 5) {
      return 15;
    }
    if (street == 0 && income < 90000 && disability >= 1 && years >= 5) {
      return 21;
    }
    if ((street == 2 || street == 5) && income < 350000 && years >= 20) {
      return 27;
    }
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    if (income < 200000 && years >= 30) {
      return 30;
    }
    return 0;
  }

  private static int sixty(int age, int street, int income, int disability, int years) {
    if (income < 160000 && years >= 40) {
      return 4;
    }
    if (income < 120000 && years >= 30) {
      return 10;
    }
    if (income < 80000 && years >= 20) {
      return 16;
    }
    if (income < 40000 && years >= 10) {
      return 22;
    }
    if (age >= 65 && (street == 2 || street == 5) && income < 350000 && years >= 20) {
      return 27;
    }
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    if (income < 200000 && years >= 30) {
      return 30;
    }
    return 0;
  }

  private static int grown(int street, int income, int disability) {
    if ((street == 0 || street == 4) && income < 120000 && disability >= 4) {
      return 5;
    }
    if ((street == 0 || street == 3) && income < 90000 && disability >= 3) {
      return 11;
    }
    if ((street == 0 || street == 2) && income < 60000 && disability >= 2) {
      return 17;
    }
    if ((street == 0 || street == 1) && income < 30000 && disability >= 1) {
      return 23;
    }
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    return 0;
  }

  private static int young(int age, int street, int income, int disability, int years) {
    if (income < 100000 && years >= 4) {
      return 6;
    }
    if (income < 75000 && years >= 3) {
      return 12;
    }
    if (income < 50000 && years >= 2) {
      return 18;
    }
    if (income < 25000 && years >= 1) {
      return 24;
    }
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    if (age <= 6 && (street == 6 || street == 7) && income < 600000) {
      return 29;
    }
    return 0;
  }

  private static int ageless(int income, int disability) {
    if (income < 150000 && disability >= 3) {
      return 28;
    }
    return 0;
  }

  /// Masks of rules for each value of each field; the last entry of each stands for what is
  /// missing. Incomes by whole yuan, as all limits are.
  static final class Masks {
    private static final int YUAN_MAX = 20_000;

    private final long[] age = new long[256];
    private final long[] street = new long[256];
    private final long[] disability = new long[256];
    private final long[] years = new long[256];
    private final long[] yuan = new long[YUAN_MAX + 1];

    Masks() {
      var rules = ThirtyRules.RULES;
      for (var rule = 0; rule < rules.size(); rule++) {
        var each = rules.get(rule);
        var bit = 1L << rule;
        for (var value = -1; value < 128; value++) {
          var at = value & 255;
          var known = value >= 0;
          var young = each.ageTo() < 0 || (known && value <= each.ageTo());
          age[at] |= young && (each.ageFrom() < 0 || value >= each.ageFrom()) ? bit : 0;
          street[at] |= each.streets().isEmpty() || each.streets().contains(value) ? bit : 0;
          disability[at] |= each.disability() < 0 || value >= each.disability() ? bit : 0;
          years[at] |= each.years() < 0 || value >= each.years() ? bit : 0;
        }
        for (var value = 0; value <= YUAN_MAX; value++) {
          yuan[value] |= each.incomeBelow() < 0 || value < each.incomeBelow() ? bit : 0;
        }
      }
    }

    void match(Residents all, char[] out, int from, int to) {
      for (var i = from; i < to; i++) {
        var income = all.incomeFen[i] < 0 ? YUAN_MAX : all.incomeFen[i] / 100;
        var mask =
            age[all.age[i] & 255]
                & street[all.street[i] & 255]
                & disability[all.disability[i] & 255]
                & years[all.residence[i] & 255]
                & yuan[income];
        out[i] = (char) (mask == 0 ? 0 : Long.numberOfTrailingZeros(mask) + 1);
      }
    }
  }
}
