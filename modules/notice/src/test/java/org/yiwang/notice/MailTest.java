package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that go to a real mail server.
final class MailTest {
  @TempDir private Path folder;

  private static GreenMail server() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static String mail(int port, String security) {
    return """
      - name: desk
        types: [bell.rung]
        mail: { host: 127.0.0.1, port: %d, security: %s, from: yiwang@example.org, to: desk@example.org }
    """
        .formatted(port, security);
  }

  @Test
  void a_letter_is_a_plain_text_in_both_languages_to_one_address() throws Exception {
    var server = server();
    try (var belfry = new Belfry(folder, mail(server.getSmtp().getPort(), "none"))) {
      belfry.ring("晨钟");
      assertThat(belfry.round("desk").walk()).isEqualTo(1);
      var message = server.getReceivedMessages()[0];
      assertThat(message.getSubject()).isEqualTo("钟响：晨钟 · The bell: 晨钟");
      assertThat(message.getAllRecipients())
          .containsExactly(new InternetAddress("desk@example.org"));
      assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
      assertThat(message.getFrom()).containsExactly(new InternetAddress("yiwang@example.org"));
      assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
      assertThat(message.getHeader("Message-ID")).containsExactly("<1.desk@example.org>");
      assertThat(message.getHeader("Date")).containsExactly("Mon, 2 Mar 2026 01:00:00 GMT");
      assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(message.getContent().toString())
          .contains("钟响：晨钟", "The bell: 晨钟", "subject: bell/tower", "urn:example:belfry", "请勿回复");
      assertThat(belfry.stages()).containsExactly("1 desk DELIVERED 1");
    } finally {
      server.stop();
    }
  }

  @Test
  void words_that_look_like_headers_stay_words() throws Exception {
    var server = server();
    try (var belfry = new Belfry(folder, mail(server.getSmtp().getPort(), "none"))) {
      belfry.ring("Bcc: all@example.org =?UTF-8?Q?=0D=0ABcc:_all@example.org?=");
      assertThat(belfry.round("desk").walk()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).hasSize(1);
      var message = server.getReceivedMessages()[0];
      assertThat(message.getAllRecipients()).hasSize(1);
      assertThat(message.getHeader("Bcc")).isNull();
      assertThat(message.getSubject()).contains("Bcc: all@example.org =?UTF-8?Q?=0D=0ABcc");
    } finally {
      server.stop();
    }
  }

  @Test
  void what_must_be_encrypted_is_not_sent_in_the_clear() throws Exception {
    var server = server();
    try (var belfry = new Belfry(folder, mail(server.getSmtp().getPort(), "starttls"))) {
      belfry.ring("secret");
      assertThat(belfry.round("desk").walk()).isEqualTo(1);
      assertThat(server.getReceivedMessages()).isEmpty();
      assertThat(belfry.stages()).containsExactly("1 desk WAITING 1");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_code_of_five_hundred_is_for_good_and_one_of_four_hundred_is_not() throws Exception {
    assertThat(answered("550 no such user here"))
        .isEqualTo("DEAD the mail server refused it (550)");
    assertThat(answered("451 try again later"))
        .isEqualTo("WAITING the mail server could not take it (451)");
  }

  /// What becomes of a letter to a server that answers so to its recipient.
  private String answered(String reply) throws Exception {
    try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var belfry = new Belfry(folder, mail(door.getLocalPort(), "none"))) {
      Thread.ofVirtual().start(() -> talk(door, reply));
      belfry.ring("knock");
      assertThat(belfry.round("desk").walk()).isEqualTo(1);
      return belfry.rows("SELECT stage, reason_en FROM notice_letter").getFirst();
    }
  }

  private static void talk(ServerSocket door, String reply) {
    try (var caller = door.accept();
        var lines =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
      var out = caller.getOutputStream();
      out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var answer = line.startsWith("RCPT") ? reply : "250 fine";
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException gone) {
      // the caller hung up
    }
  }

  @Test
  void a_mail_server_that_is_not_there_is_tried_again() throws Exception {
    var port = 0;
    try (var nobody = new ServerSocket(0)) {
      port = nobody.getLocalPort();
    }
    try (var belfry = new Belfry(folder, mail(port, "none"))) {
      belfry.ring("anyone?");
      assertThat(belfry.round("desk").walk()).isEqualTo(1);
      assertThat(belfry.rows("SELECT stage, reason_en FROM notice_letter"))
          .containsExactly("WAITING the mail did not go out: MailConnectException");
    }
  }
}
