package org.yiwang.web.page;

import java.util.List;
import java.util.Optional;

/// Pages about matters: the queue and one matter on the desk, and how the reporter follows one.
public final class MatterPages {
  private MatterPages() {}

  /// A picture or file that someone added.
  ///
  /// @param picture whether it can be shown
  public record Photo(String href, String name, boolean picture) {}

  /// Something known or said of a matter.
  ///
  /// @param value empty where there are only photos
  /// @param masked whether it tells of a person and is not shown
  public record Known(String label, String value, boolean masked, List<Photo> photos) {
    /// Keeps a copy.
    public Known {
      photos = List.copyOf(photos);
    }
  }

  /// One line of the timeline.
  ///
  /// @param kind `done`, `note`, `inner` or `told`
  public record Step(String kind, String when, String what, String who, List<Known> said) {
    /// Keeps a copy.
    public Step {
      said = List.copyOf(said);
    }
  }

  /// One clock.
  ///
  /// @param left what is left of it, or how far it is over
  /// @param due until when
  /// @param counted the limit and how it is counted
  /// @param percent how much is used, at most 100
  public record Clock(
      String name, Lamp lamp, String left, String due, String counted, int percent) {}

  /// One matter in a list.
  ///
  /// @param where the place and the unit it is with
  public record Line(
      String id, String href, String title, String where, String state, Lamp lamp, String left) {}

  /// How many matters have a light; leads to these.
  public record Counter(Lamp lamp, int count, String href, boolean current) {}

  /// The queue.
  ///
  /// @param tabs whose matters
  /// @param question what is looked for; empty if nothing
  /// @param more address of a longer list; empty when this is all
  /// @param map points for the map, as JSON
  public record QueuePage(
      Shell shell,
      String title,
      List<Link> tabs,
      String tab,
      List<Counter> counters,
      List<ListPages.Filter> filters,
      String question,
      String clear,
      List<Line> lines,
      String more,
      MapData map) {
    /// Keeps copies.
    public QueuePage {
      tabs = List.copyOf(tabs);
      counters = List.copyOf(counters);
      filters = List.copyOf(filters);
      lines = List.copyOf(lines);
    }
  }

  /// What a map shows.
  ///
  /// @param outlines address of the outlines; empty when the pack has none
  /// @param tiles address of tiles, with `{z}`, `{x}` and `{y}`; empty when there are none
  /// @param points as JSON
  public record MapData(String outlines, String tiles, String points, String source) {}

  /// One matter on the desk.
  ///
  /// @param number what people call it by
  /// @param under place, unit, duty, state
  /// @param clocks those that run; all where none does
  /// @param past the others
  /// @param acts what this person may do now; the first is the one to do
  /// @param requests what this person may approve
  /// @param reveal key of the form that shows what is masked; empty when it is not offered
  /// @param noteKey key of the form for notes; empty when it is not offered
  /// @param notNow what they would do, were it not for a rule
  public record DeskPage(
      Shell shell,
      List<Link> crumbs,
      String href,
      String number,
      String title,
      List<Link> under,
      Lamp lamp,
      List<Clock> clocks,
      List<Clock> past,
      List<Link> acts,
      List<Asked> requests,
      List<Known> known,
      List<Step> steps,
      List<Link> related,
      String reveal,
      String noteKey,
      List<String> notNow,
      Optional<MapData> map) {
    /// Keeps copies.
    public DeskPage {
      past = List.copyOf(past);
      notNow = List.copyOf(notNow);
      crumbs = List.copyOf(crumbs);
      under = List.copyOf(under);
      clocks = List.copyOf(clocks);
      acts = List.copyOf(acts);
      requests = List.copyOf(requests);
      known = List.copyOf(known);
      steps = List.copyOf(steps);
      related = List.copyOf(related);
    }
  }

  /// What waits for an approval.
  ///
  /// @param approve where to approve; empty when it is somebody else's turn
  public record Asked(String words, String approve, String decline, List<Known> said) {
    /// Keeps a copy.
    public Asked {
      said = List.copyOf(said);
    }
  }

  /// One act for several matters.
  ///
  /// @param results what became of each; empty before
  public record BulkPage(
      Shell shell,
      List<Line> lines,
      List<Link> acts,
      String act,
      String key,
      List<FormPage.Field> fields,
      List<FormPage.FieldProblem> problems,
      List<Result> results) {
    /// Keeps copies.
    public BulkPage {
      lines = List.copyOf(lines);
      acts = List.copyOf(acts);
      fields = List.copyOf(fields);
      problems = List.copyOf(problems);
      results = List.copyOf(results);
    }
  }

  /// What became of one.
  public record Result(Line line, boolean done, String words) {}

  /// What can be reported, by what it is counted under.
  public record KindsPage(Shell shell, String title, List<Group> groups) {
    /// Keeps a copy.
    public KindsPage {
      groups = List.copyOf(groups);
    }
  }

  /// Kinds of matters that belong together.
  public record Group(String name, List<Link> links) {
    /// Keeps a copy.
    public Group {
      links = List.copyOf(links);
    }
  }

  /// What a form carries on from the step before.
  public record Carried(String name, String value) {}

  /// One step of a report.
  ///
  /// @param step its number, and `of` how many
  /// @param carried what was answered in the steps before: names and values
  /// @param known what will be sent, on the last step
  /// @param near perhaps the same thing
  public record ReportPage(
      Shell shell,
      String title,
      String kind,
      String lead,
      int step,
      int of,
      String action,
      String key,
      String button,
      List<Carried> carried,
      List<Known> known,
      List<Line> near,
      List<FormPage.Field> fields,
      List<FormPage.FieldProblem> problems,
      Optional<MapData> map) {
    /// Keeps copies.
    public ReportPage {
      carried = List.copyOf(carried);
      known = List.copyOf(known);
      near = List.copyOf(near);
      fields = List.copyOf(fields);
      problems = List.copyOf(problems);
    }
  }

  /// What someone on their way has to do today, and what they can report.
  ///
  /// @param near whether the list is sorted by distance
  public record PatrolPage(
      Shell shell,
      String title,
      boolean near,
      List<Line> lines,
      List<Group> groups,
      String parent) {
    /// Keeps copies.
    public PatrolPage {
      lines = List.copyOf(lines);
      groups = List.copyOf(groups);
    }
  }

  /// The matters of whoever asks, and the form for a tracking code.
  public record MinePage(Shell shell, List<Line> lines, String problem) {
    /// Keeps a copy.
    public MinePage {
      lines = List.copyOf(lines);
    }
  }

  /// One matter as its reporter, or anyone, follows it.
  ///
  /// @param code the tracking code, where the visitor holds it
  /// @param rate key of the form for rating; empty when there is nothing to rate
  /// @param noteKey key of the form for more words and photos; empty when it is not offered
  public record TrackPage(
      Shell shell,
      String href,
      String number,
      String title,
      String code,
      List<Step> steps,
      List<String> ahead,
      List<Known> known,
      List<Known> about,
      List<FormPage.Choice> levels,
      String rate,
      String noteKey,
      String problem) {
    /// Keeps copies.
    public TrackPage {
      steps = List.copyOf(steps);
      ahead = List.copyOf(ahead);
      known = List.copyOf(known);
      about = List.copyOf(about);
      levels = List.copyOf(levels);
    }
  }
}
