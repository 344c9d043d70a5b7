package org.yiwang.target;

/// How a target stands on a day, by the rules of its pack ([LightRules]); never typed by anyone.
public enum Light {
  /// 按计划: reached what the plan asks of the day, or short of it by less than the rules mind.
  ON_PLAN,
  /// 已完成: the promised value is reached.
  DONE,
  /// 超额完成: reached and passed by the margin of the rules.
  OVER_FULFILLED,
  /// 将到期: a node of the plan is near and not yet reached.
  DUE_SOON,
  /// 落后: short of the plan by the first band of the rules.
  BEHIND,
  /// 严重落后: short of the plan by the second band, or the deadline is over.
  FAR_BEHIND,
  /// 已暂停: suspended with a reason; the plan stands still.
  SUSPENDED,
  /// 未定量: no number, no plan yet, or a number that is still to be assigned.
  UNQUANTIFIED;

  /// Whether the promise is kept.
  public boolean fulfilled() {
    return this == DONE || this == OVER_FULFILLED;
  }

  /// Whether it is as it should be: on plan, or kept.
  public boolean fine() {
    return this == ON_PLAN || fulfilled();
  }

  /// How much it needs looking at: 0 for a light that needs nothing, 3 for the worst.
  public int severity() {
    return switch (this) {
      case FAR_BEHIND -> 3;
      case BEHIND -> 2;
      case DUE_SOON -> 1;
      case ON_PLAN, DONE, OVER_FULFILLED, SUSPENDED, UNQUANTIFIED -> 0;
    };
  }

  /// Whether the target is short of its plan by more than the rules tolerate.
  public boolean late() {
    return this == BEHIND || this == FAR_BEHIND;
  }
}
