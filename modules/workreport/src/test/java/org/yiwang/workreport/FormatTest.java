package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void the_encoding_is_found(String charset) throws Exception {
    WorkReport report = read(Inputs.REPORT.getBytes(Charset.forName(charset)));
    assertThat(report.text()).isEqualTo(Inputs.REPORT);
    assertThat(report.figures()).isNotEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() throws Exception {
    assertThat(read(Inputs.bytes("\uFEFF" + Inputs.REPORT)).text()).isEqualTo(Inputs.REPORT);
  }

  @Test
  void a_page_is_read_without_its_scripts() throws Exception {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><html><head><title>x</title></head><body>");
    page.append("<script>var n = '增长99%';</script><div class=menu>首页</div>");
    Inputs.REPORT.lines().forEach(line -> page.append("<p>").append(line).append("</p>\n"));
    WorkReport report = read(Inputs.bytes(page + "</body></html>"));
    assertThat(report.figures()).hasSameSizeAs(read(Inputs.bytes(Inputs.REPORT)).figures());
    assertThat(report.title()).isEqualTo("2024年示例市政府工作报告");
  }

  @Test
  void a_docx_is_read_paragraph_by_paragraph() throws Exception {
    StringBuilder xml = new StringBuilder("<w:document xmlns:w=\"urn:w\"><w:body>");
    Inputs.REPORT
        .lines()
        .forEach(line -> xml.append("<w:p><w:r><w:t>").append(line).append("</w:t></w:r></w:p>"));
    WorkReport report = read(docx(xml + "</w:body></w:document>"));
    assertThat(report.text()).isEqualTo(Inputs.REPORT);
  }

  @Test
  void headings_without_numbers_still_part_the_years() throws Exception {
    String bare = Inputs.REPORT.replaceAll("(?m)^[一二]、|^（[一二]）", "");
    WorkReport report = read(Inputs.bytes(bare));
    assertThat(report.commitments()).hasSameSizeAs(read(Inputs.bytes(Inputs.REPORT)).commitments());
    assertThat(report.year()).isEqualTo(2024);
  }

  @Test
  void an_annex_after_the_glossary_promises_and_the_glossary_does_not() throws Exception {
    String annexed =
        Inputs.REPORT.replace("责任编辑", "2.“百千工程”：建设100个村。\n附件：2024年实事项目\n新建社区食堂9家。\n责任编辑");
    assertThat(read(Inputs.bytes(annexed)).commitments().getLast().findFigure())
        .hasValueSatisfying(f -> assertThat(f.quote()).isEqualTo("9家"));
    assertThat(read(Inputs.bytes(annexed)).figures()).noneMatch(f -> f.quote().equals("100个"));
  }

  @Test
  void lines_broken_inside_a_sentence_do_not_break_it() throws Exception {
    String wrapped = Inputs.REPORT.replace("增长5.6%", "增\n长5.6%").replace("达到1200", "达到1\n200");
    assertThat(read(Inputs.bytes(wrapped)).figures())
        .extracting(Figure::value, Figure::change)
        .containsExactlyElementsOf(
            read(Inputs.bytes(Inputs.REPORT)).figures().stream()
                .map(f -> org.assertj.core.groups.Tuple.tuple(f.value(), f.change()))
                .toList());
  }

  @Test
  void what_is_no_report_is_refused_in_two_languages() {
    refused(new byte[0], "空", "empty");
    refused(Inputs.bytes("今天天气很好，适合散步，公园里有三百多人。"), "不像政府工作报告", "does not read as");
    refused(Inputs.bytes("<html><body><p>Hello</p></body></html>"), "不像政府工作报告", "does not read as");
    refused(
        new byte[] {(byte) 0xFF, (byte) 0xF0, (byte) 0x80, 1, 2, 3, (byte) 0x81}, "编码", "encoding");
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "旧版", "old .doc");
    refused(Inputs.bytes("%PDF-1.7 broken"), "PDF", "PDF");
  }

  @Test
  void a_broken_or_hostile_docx_is_refused() throws Exception {
    byte[] whole = docx("<w:document xmlns:w=\"urn:w\"/>");
    refused(java.util.Arrays.copyOf(whole, 40), "不是完好的", "not an intact");
    refused(docx("<w:document"), "不是完好的", "not an intact");
    refused(zip("mimetype", "application/epub"), "不是完好的", "not an intact");
    refused(
        docx("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"),
        "不是完好的",
        "not an intact");
    refused(docx(" ".repeat(65 * 1024 * 1024)), "不是完好的", "not an intact");
  }

  @Test
  void a_scan_is_refused_because_it_holds_no_text() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument scan = new PDDocument()) {
      scan.addPage(new PDPage());
      scan.save(bytes);
    }
    refused(bytes.toByteArray(), "没有文字", "no text");
  }

  private static WorkReport read(byte[] bytes) throws UnreadableReport {
    return WorkReport.read(bytes, "report");
  }

  private static void refused(byte[] bytes, String chinese, String english) {
    assertThatExceptionOfType(UnreadableReport.class)
        .isThrownBy(() -> assertThat(read(bytes)).isNull())
        .satisfies(e -> assertThat(e.chinese()).contains(chinese))
        .satisfies(e -> assertThat(e.english()).contains(english));
  }

  private static byte[] docx(String xml) throws IOException {
    return zip("word/document.xml", xml);
  }

  private static byte[] zip(String part, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(part));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
