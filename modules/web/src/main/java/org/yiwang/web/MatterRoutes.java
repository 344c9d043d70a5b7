package org.yiwang.web;

import java.util.List;

/// The addresses of pages about matters.
final class MatterRoutes {
  private static final long FILES_BYTES_MAX = 21L * 1024 * 1024;

  private MatterRoutes() {}

  static List<Route> all(Desk desk) {
    var door = new MatterDoor(desk);
    var map = new MatterMap(desk, "");
    var screen = new MatterScreen(desk, door, map);
    var acts = new MatterForms(desk, door, screen);
    var queue = new QueueScreen(desk, map);
    var bulk = new BulkScreen(desk, door, screen, acts);
    var report = new ReportScreen(desk, door, queue, map);
    var track = new TrackScreen(desk, door, screen, acts, queue);
    var patrol = new PatrolScreen(desk, queue, report);
    var anyone = Who.everyone();
    var reads = Routes.READS_MATTERS;
    var works = Routes.WORKS_MATTERS;
    var one = "/matters/{id}";
    var verdict = one + "/requests/{no}/{verdict:approve|decline}";
    var ofDesk = one + "/desk/{what:correct|join|leave}";
    return List.of(
        Route.get("/matters", reads, queue::page),
        Route.get("/matters/bulk", works, bulk::show),
        Route.post("/matters/bulk", works, bulk::run).sending(FILES_BYTES_MAX),
        Route.get(one, reads, screen::page),
        Route.post(one + "/reveal", reads, screen::reveal),
        Route.post(one + "/notes", works, acts::note).sending(FILES_BYTES_MAX),
        Route.get(one + "/acts/{act}", works, acts::showAct),
        Route.post(one + "/acts/{act}", works, acts::runAct).sending(FILES_BYTES_MAX),
        Route.get(verdict, works, acts::showRequest),
        Route.post(verdict, works, acts::runRequest),
        Route.get(ofDesk, works, acts::showDesk),
        Route.post(ofDesk, works, acts::runDesk),
        Route.get(one + "/files/{hash}", anyone, screen::file),
        Route.get("/patrol", works, patrol::page),
        Route.get("/report", anyone, report::kinds),
        Route.get("/report/{matter}", anyone, report::show),
        Route.post("/report/{matter}", anyone, report::run).sending(FILES_BYTES_MAX),
        Route.get("/track", anyone, track::mine),
        Route.post("/track", anyone, track::find),
        Route.get("/track/{id}", anyone, track::page),
        Route.post("/track/{id}/rate", anyone, track::rate),
        Route.post("/track/{id}/notes", anyone, acts::note).sending(FILES_BYTES_MAX),
        Route.get(MatterMap.OUTLINES, anyone, map::outlines));
  }
}
