package org.yiwang.web.page;

import java.util.List;

/// One supervision order with its track.
///
/// @param shell the frame
/// @param crumbs the way here
/// @param line what it is
/// @param target the target it is about
/// @param lamp how the target stands
/// @param counted how the running limit was counted; empty when none runs
/// @param rule says that who handles does not verify
/// @param steps issued, signed for, answered, checked, closed
/// @param acts what the visitor may do
public record OrderScreenPage(
    Shell shell,
    List<Link> crumbs,
    OrderLine line,
    Link target,
    Lamp lamp,
    String counted,
    String rule,
    List<Step> steps,
    List<Link> acts) {
  /// Keeps copies.
  public OrderScreenPage {
    crumbs = List.copyOf(crumbs);
    steps = List.copyOf(steps);
    acts = List.copyOf(acts);
  }

  /// One step of the track.
  ///
  /// @param state `done`, `now` or `next`
  public record Step(
      String state, String name, String when, String who, String text, List<Link> evidence) {
    /// Keeps a copy.
    public Step {
      evidence = List.copyOf(evidence);
    }
  }
}
