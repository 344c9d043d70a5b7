package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.journal.Answer;
import org.yiwang.notice.LetterCommand.GiveUp;
import org.yiwang.notice.LetterCommand.SendAgain;

/// What people do about letters nobody took.
final class DeadLettersTest {
  @TempDir private Path folder;
  private Receiver receiver;
  private Belfry belfry;
  private Round round;
  private DeadLetters.DeadLetter dead;

  @BeforeEach
  void a_letter_is_refused() throws IOException, InterruptedException {
    receiver = new Receiver().thenStatus(410);
    belfry = new Belfry(folder, Belfry.webhook("city", receiver.address()));
    round = belfry.round("city");
    belfry.ring("unheard");
    assertThat(round.walk()).isEqualTo(1);
    dead = belfry.dead().list(10).getFirst();
  }

  @AfterEach
  void close() throws Exception {
    belfry.close();
    receiver.close();
  }

  @Test
  void it_says_what_when_why_and_how_often() {
    assertThat(dead.name()).isEqualTo(new DeadLetters.Name(1, "city"));
    assertThat(dead.subject()).isEqualTo("bell/tower");
    assertThat(dead.says().zh()).isEqualTo("钟响：unheard");
    assertThat(dead.tries()).isEqualTo(1);
    assertThat(dead.why().zh()).isEqualTo("对方不再接收（HTTP 410）");
    assertThat(dead.endedAt()).isEqualTo(Belfry.MORNING);
    assertThat(belfry.dead().find(dead.name())).contains(dead);
    assertThat(belfry.dead().find(new DeadLetters.Name(2, "city"))).isEmpty();
  }

  @Test
  void sent_again_it_starts_anew_under_its_old_id() throws Exception {
    receiver.thenStatus(503);
    assertThat(belfry.decide(dead.name(), new SendAgain(), 0)).isInstanceOf(Answer.Accepted.class);
    assertThat(belfry.dead().list(10)).isEmpty();
    assertThat(belfry.stages()).containsExactly("1 city WAITING 0");
    assertThat(round.walk()).isEqualTo(1);
    belfry.clock().move(java.time.Duration.ofMinutes(1));
    assertThat(round.walk()).isEqualTo(1);
    assertThat(receiver.came()).extracting(Receiver.Came::id).containsExactly("1", "1", "1");
    assertThat(belfry.stages()).containsExactly("1 city DELIVERED 2");
  }

  @Test
  void given_up_it_is_gone_for_good() throws Exception {
    assertThat(belfry.decide(dead.name(), new GiveUp(), 0)).isInstanceOf(Answer.Accepted.class);
    assertThat(belfry.dead().list(10)).isEmpty();
    assertThat(round.walk()).isZero();
    assertThat(belfry.stages()).containsExactly("1 city GIVEN_UP 1");
    assertThat(belfry.decide(dead.name(), new SendAgain(), 1))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            it -> assertThat(it.refusal().rule()).isEqualTo("notice.given-up"));
  }

  @Test
  void who_decides_on_what_somebody_else_has_decided_meanwhile_is_told_so() {
    assertThat(belfry.decide(dead.name(), new SendAgain(), 0)).isInstanceOf(Answer.Accepted.class);
    assertThat(belfry.decide(dead.name(), new GiveUp(), 0))
        .isInstanceOfSatisfying(
            Answer.Refused.class, it -> assertThat(it.refusal().rule()).isEqualTo("journal.stale"));
  }

  @Test
  void a_rebuild_does_not_decide_again() throws Exception {
    assertThat(belfry.decide(dead.name(), new SendAgain(), 0)).isInstanceOf(Answer.Accepted.class);
    receiver.thenStatus(410);
    assertThat(round.walk()).isEqualTo(1);
    var before = belfry.stages();
    assertThat(before).containsExactly("1 city DEAD 1");
    assertThat(belfry.journal().rebuild()).isEqualTo(2);
    belfry.awaitOutbox();
    assertThat(belfry.stages()).isEqualTo(before);
    assertThat(round.walk()).isZero();
  }

  @Test
  void only_what_looks_like_a_name_is_one() {
    assertThat(DeadLetters.Name.find("42.city-hall"))
        .contains(new DeadLetters.Name(42, "city-hall"));
    for (var text : new String[] {"", "42", "0.city", "x.city", "42.", "42.City", "1e3.city"}) {
      assertThat(DeadLetters.Name.find(text)).as(text).isEmpty();
    }
  }
}
