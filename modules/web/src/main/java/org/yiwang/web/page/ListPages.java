package org.yiwang.web.page;

import java.util.List;

/// Pages that are one list each.
public final class ListPages {
  private ListPages() {}

  /// All targets of a year, narrowed by filters that stand in the address.
  ///
  /// @param shell the frame
  /// @param title with the count
  /// @param lead one sentence; empty if none
  /// @param filters what may be narrowed
  /// @param lines what is left
  /// @param clear address without filters; empty when there are none
  public record TargetsPage(
      Shell shell,
      String title,
      String lead,
      List<Filter> filters,
      List<TargetLine> lines,
      String clear) {
    /// Keeps copies.
    public TargetsPage {
      filters = List.copyOf(filters);
      lines = List.copyOf(lines);
    }
  }

  /// One choice that narrows a list.
  public record Filter(String name, String label, List<FormPage.Choice> choices, String value) {
    /// Keeps a copy.
    public Filter {
      choices = List.copyOf(choices);
    }
  }

  /// Supervision orders.
  public record OrdersPage(
      Shell shell, String title, List<Link> tabs, String tab, List<OrderLine> lines) {
    /// Keeps copies.
    public OrdersPage {
      tabs = List.copyOf(tabs);
      lines = List.copyOf(lines);
    }
  }

  /// Imported reports and the form to import one.
  public record ImportsPage(
      Shell shell, String key, List<FormPage.FieldProblem> problems, List<ReportLine> lines) {
    /// Keeps copies.
    public ImportsPage {
      problems = List.copyOf(problems);
      lines = List.copyOf(lines);
    }
  }

  /// One imported report.
  public record ReportLine(
      String href, String title, String year, String when, String file, String left) {}
}
