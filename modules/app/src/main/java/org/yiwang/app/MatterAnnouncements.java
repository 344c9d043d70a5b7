package org.yiwang.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.yiwang.journal.Recorded;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.MatterNews;
import org.yiwang.notice.Announcement;

/// Tells the room of notices what the room of matters has to say of events.
record MatterAnnouncements(MatterRoom room) {
  /// Every type there is, for the file of subscriptions.
  static List<String> types() {
    return Stream.of(MatterNews.Kind.values()).map(MatterAnnouncements::type).toList();
  }

  private static String type(MatterNews.Kind kind) {
    return "matter." + kind.word();
  }

  List<Announcement> announce(Connection transaction, List<Recorded> events) throws SQLException {
    return MatterNews.list(transaction, room, events).stream()
        .map(news ->
            new Announcement(
                news.seq(), type(news.kind()), news.subject(), news.at(), news.says(), news.data()))
        .toList();
  }
}
