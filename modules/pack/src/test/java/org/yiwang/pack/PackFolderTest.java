package org.yiwang.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {
  @TempDir private Path packs;

  @BeforeEach
  void a_pack_of_one_line() throws IOException {
    write(
        "town/pack.yaml",
        "pack: town\ntitle: { zh: 镇, en: Town }\nowner: us\nversion: '1'\nneeds: [land]\n");
    write("land/pack.yaml", "pack: land\ntitle: { zh: 国, en: Land }\nowner: us\nversion: '1'\n");
  }

  @Test
  void a_sound_pack_is_handed_out_with_those_it_needs() {
    var folder = open();
    assertThat(folder.check(f -> f.packs().stream().map(Pack::name).toList()))
        .isEqualTo(new Checked.Valid<>(List.of("town", "land")));
  }

  @Test
  void a_file_of_the_pack_goes_before_one_of_a_pack_it_needs() throws IOException {
    write("land/lights.yaml", "days: 10\n");
    assertThat(open().check(f -> f.get("lights.yaml").whole("days", 0, 99)).get()).isEqualTo(10);
    write("town/lights.yaml", "days: 20\n");
    assertThat(open().check(f -> f.get("lights.yaml").whole("days", 0, 99)).get()).isEqualTo(20);
  }

  @Test
  void a_folder_lists_its_files_by_path() throws IOException {
    write("town/targets/b.yaml", "target: b\n");
    write("town/targets/a.yaml", "target: a\n");
    write("town/targets/notes.md", "not read");
    assertThat(
            open().check(f -> f.list("targets").stream().map(n -> n.id("target")).toList()).get())
        .containsExactly("a", "b");
  }

  @Test
  void every_problem_of_every_file_comes_at_once_in_the_order_of_lines() throws IOException {
    write("town/b.yaml", "day: soon\n\namount: many\n");
    write("town/a.yaml", "colour: red\n");
    var checked =
        open()
            .check(f -> {
              var _ = f.get("b.yaml").number("amount");
              var _ = f.get("b.yaml").date("day");
              return f.get("a.yaml").word("color");
            });
    assertThat(checked.problems().stream().map(p -> p.file() + ":" + p.line()))
        .containsExactly("town/a.yaml:1", "town/b.yaml:1", "town/b.yaml:3");
  }

  @Test
  void a_pack_that_is_needed_and_missing_is_named() throws IOException {
    write(
        "town/pack.yaml",
        "pack: town\ntitle: { zh: 镇, en: Town }\nowner: us\nversion: '1'\nneeds: [sea]\n");
    assertThat(says(open()))
        .containsExactly("town/pack.yaml: 没有包 sea 的文件夹 · there is no folder of a pack sea");
  }

  @Test
  void packs_that_need_each_other_are_each_read_once() throws IOException {
    write(
        "land/pack.yaml",
        "pack: land\ntitle: { zh: 国, en: Land }\nowner: us\nversion: '1'\nneeds: [town]\n");
    assertThat(open().packs()).hasSize(2);
    assertThat(says(open())).isEmpty();
  }

  @Test
  void a_need_cannot_lead_out_of_the_folder_of_packs() throws IOException {
    write(
        "town/pack.yaml",
        "pack: town\ntitle: { zh: 镇, en: Town }\nowner: us\nversion: '1'\nneeds: ['../../etc']\n");
    assertThat(says(open())).singleElement().asString().contains("is no name of a pack");
  }

  @Test
  void a_folder_without_pack_yaml_is_no_pack() {
    assertThat(says(PackFolder.open(packs.resolve("nowhere"))))
        .singleElement()
        .asString()
        .contains("nowhere");
  }

  @Test
  void links_and_other_spellings_of_yaml_are_refused() throws IOException {
    write("town/old.yml", "a: b\n");
    Files.createSymbolicLink(packs.resolve("town/link.yaml"), packs.resolve("land/pack.yaml"));
    assertThat(says(open()))
        .containsExactly(
            "town/link.yaml: 只读普通文件，不跟随链接 · only plain files are read, links are not followed",
            "town/old.yml: 请用 .yaml 作扩展名 · call it .yaml");
  }

  @Test
  void a_file_in_another_encoding_is_a_problem_of_its_line() throws IOException {
    Path file = packs.resolve("town/gb.yaml");
    Files.write(file, "a: 1\nname: 虹口\n".getBytes(java.nio.charset.Charset.forName("GB18030")));
    assertThat(open().check(f -> f.get("gb.yaml").word("name")).problems())
        .extracting(Problem::toString)
        .containsExactly("town/gb.yaml:2: 不是 UTF-8 编码 · not encoded as UTF-8");
  }

  @Test
  void a_file_beyond_the_limit_is_not_read() throws IOException {
    write("town/big.yaml", "a: " + "x".repeat(Limits.YAML_BYTES_MAX));
    assertThat(says(open()))
        .singleElement()
        .asString()
        .contains("town/big.yaml")
        .contains("larger than");
  }

  @Test
  void the_hash_changes_with_any_byte_and_with_nothing_else() throws IOException {
    String before = open().hash();
    assertThat(open().hash()).isEqualTo(before).hasSize(64);
    write("land/more.yaml", "a: 1\n");
    String after = open().hash();
    assertThat(after).isNotEqualTo(before);
    write("land/more.yaml", "a: 2\n");
    assertThat(open().hash()).isNotEqualTo(after);
  }

  @Test
  void the_bytes_of_other_files_are_handed_out_as_they_are() throws IOException {
    write("town/places/x.geojson", "{}");
    assertThat(open().findBytes("places/x.geojson").orElseThrow()).isEqualTo(new byte[] {'{', '}'});
    assertThat(open().findBytes("places/y.geojson")).isEmpty();
  }

  private PackFolder open() {
    return PackFolder.open(packs.resolve("town"));
  }

  private static List<String> says(PackFolder folder) {
    return folder.check(PackFolder::pack).problems().stream().map(Problem::toString).toList();
  }

  private void write(String path, String content) throws IOException {
    Path file = packs.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
