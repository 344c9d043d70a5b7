package org.yiwang.web;

import java.time.InstantSource;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Journal;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.Matters;
import org.yiwang.notice.DeadLetters;
import org.yiwang.target.TargetPack;
import org.yiwang.target.view.Targets;

/// What the pages stand on.
///
/// @param clock the district's time
/// @param journal takes what people do
/// @param targets answers what pages show
/// @param pack names of chapters and lights
/// @param matterRoom the kinds of matters and their rules
/// @param matters answers what lists of matters show
/// @param deadLetters notices nobody took
/// @param identity units, posts and who may do what
/// @param outlines GeoJSON of the subdistricts; empty when the pack has none
/// @param reader reads an uploaded work report
// Bytes read once; two rooms are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Rooms(
    InstantSource clock,
    Journal journal,
    Targets targets,
    TargetPack pack,
    MatterRoom matterRoom,
    Matters matters,
    DeadLetters deadLetters,
    Identity identity,
    byte[] outlines,
    ReportReader reader) {}
