/// Reads the text of a Chinese government work report: sections, figures, commitments, terms; and
/// compares the reports of two years.
///
/// For anyone who has such a text and nothing else: no network, no model, no database. Start at
/// `WorkReport.read`; the way of a text through the package is the order of the floors:
/// `SourceText` (bytes → characters: `PlainText`, `PageText`, `DocxText`, `PdfText`) → `Outline`
/// and `Headings` (title, place, year, body, glossary, sections) → `Prose` (characters without
/// white space that know their offset) → `Quantities` (numbers that can be figures, with `Numeral`,
/// `Units`, `Bounds`, `Ranks`, `Names`, `Thresholds`) → `Changes` and `Attachment` (level or
/// movement, and which belong together) → `Figures` (with `Roles`, `Metrics`) → `Commitments`,
/// `Glossary`. `Reckoning` compares two reports, `Score` measures a reading against labels.
@NullMarked
@CheckReturnValue
package org.yiwang.workreport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
