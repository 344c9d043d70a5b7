package org.yiwang.decisions.feel;

/// What one evaluation may still cost. A step is 5 to 50 nanoseconds of work, or 16 bytes that a
/// value keeps; whatever takes more counts as more steps, so that the limit bounds time and memory
/// and not only the number of expressions.
final class Budget {
  static final int STEPS_MAX = 20_000_000;
  static final int DEPTH_MAX = 400;
  static final int ITEMS_MAX = 1_000_000;
  static final int TEXT_MAX = 10_000_000;
  static final int SIZE_MAX = 5_000_000;
  static final int LEVELS_MAX = 400;
  private static final int LETTERS_READ_A_STEP = 64;
  private static final int LETTERS_MADE_A_STEP = 8;
  private static final int DIGITS_A_STEP = 8;

  private long steps;
  private int depth;

  /// Counts work.
  void spend(long more) {
    if (more > STEPS_MAX - steps) {
      throw new LimitExceeded("超过 " + STEPS_MAX + " 步", "more than " + STEPS_MAX + " steps");
    }
    steps += more;
  }

  long spent() {
    return steps;
  }

  /// Goes into an expression within another.
  void enter() {
    spend(1);
    if (++depth > DEPTH_MAX) {
      depth = 0;
      throw new LimitExceeded("递归超过 " + DEPTH_MAX + " 层", "deeper than " + DEPTH_MAX);
    }
  }

  void leave() {
    depth--;
  }

  /// Refuses a value that is too large to be looked at. Constant time.
  static void refuseTooLarge(Value value) {
    switch (value) {
      case Value.Items list when list.items().size() > ITEMS_MAX -> throw tooManyItems();
      case Value.Items _, Value.Fields _ -> {
        if (Value.size(value) > SIZE_MAX || Value.levels(value) > LEVELS_MAX) {
          throw new LimitExceeded(
              "值超过 " + SIZE_MAX + " 个部分或 " + LEVELS_MAX + " 层",
              "a value of more than " + SIZE_MAX + " parts or " + LEVELS_MAX + " levels");
        }
      }
      case Value.Text text when text.text().length() > TEXT_MAX -> throw tooLong();
      default -> {}
    }
  }

  static LimitExceeded tooManyItems() {
    return new LimitExceeded("列表超过 " + ITEMS_MAX + " 项", "more than " + ITEMS_MAX + " items");
  }

  static LimitExceeded tooLong() {
    return new LimitExceeded(
        "字符串超过 " + TEXT_MAX + " 字", "a string of more than " + TEXT_MAX + " characters");
  }

  /// Counts a look at a value but not into what it holds: at the references of a list, the letters
  /// of a string, the digits of a number.
  void look(Value value) {
    switch (value) {
      case Value.Items list -> spend(list.items().size());
      case Value.Fields context -> spend(context.fields().size());
      case Value.Text text -> spend(text.text().length() / LETTERS_READ_A_STEP);
      case Value.Amount amount -> spend(Math.abs((long) amount.number().scale()) / DIGITS_A_STEP);
      default -> {}
    }
  }

  /// Counts the making of a value from parts that are there.
  void make(Value value) {
    refuseTooLarge(value);
    switch (value) {
      case Value.Items list -> spend(4 + list.items().size());
      case Value.Fields context -> spend(12 + 8L * context.fields().size());
      case Value.Text text -> spend(4 + text.text().length() / LETTERS_MADE_A_STEP);
      default -> spend(4);
    }
  }
}
