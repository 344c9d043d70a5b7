package org.yiwang.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.yiwang.notice.Subscription.Channel;

/// Sends letters by mail, in plain text and both languages, to one address.
///
/// Every word comes from an [Announcement], which holds no control character, or from a checked
/// address: no header can be added. The `Message-ID` is the same on every try.
final class MailPost implements Post {
  private static final String FOLD = "\n";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private final URI source;
  private final Channel.Mail to;
  private final Session session;

  MailPost(URI source, Channel.Mail to, Duration answerMax) {
    this.source = source;
    this.to = to;
    this.session = Session.getInstance(settings(to, Long.toString(answerMax.toMillis())));
  }

  private static Properties settings(Channel.Mail to, String answerMillis) {
    var settings = new Properties();
    settings.setProperty("mail.transport.protocol", "smtp");
    settings.setProperty("mail.smtp.host", to.host());
    settings.setProperty("mail.smtp.port", Integer.toString(to.port()));
    settings.setProperty("mail.smtp.connectiontimeout", answerMillis);
    settings.setProperty("mail.smtp.timeout", answerMillis);
    settings.setProperty("mail.smtp.writetimeout", answerMillis);
    settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(to.starttls()));
    settings.setProperty("mail.smtp.starttls.required", Boolean.toString(to.starttls()));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    settings.setProperty("mail.smtp.auth", Boolean.toString(to.login().isPresent()));
    settings.setProperty("mail.smtp.quitwait", "false");
    return settings;
  }

  /// A message that keeps the `Message-ID` it was given.
  private static final class Written extends MimeMessage {
    private final String id;

    Written(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  @Override
  public Try send(Letter letter, Instant now) {
    try (var transport = session.getTransport()) {
      var message = written(letter, now);
      message.saveChanges();
      var login = to.login();
      if (login.isPresent()) {
        transport.connect(login.get().user(), login.get().password());
      } else {
        transport.connect();
      }
      transport.sendMessage(message, message.getAllRecipients());
      return new Try.Arrived();
    } catch (MessagingException failure) {
      return judged(failure);
    }
  }

  @Override
  public void close() {
    // each try has a connection of its own
  }

  private MimeMessage written(Letter letter, Instant now) throws MessagingException {
    var message =
        new Written(session, "<" + letter.id() + "." + letter.subscription() + "@" + host() + ">");
    message.setFrom(new InternetAddress(to.from(), true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.to(), true));
    message.setSubject(letter.says().zh() + " · " + letter.says().en(), UTF_8.name());
    message.setHeader("Date", DATE.format(now.atOffset(ZoneOffset.UTC)));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(text(letter), UTF_8.name());
    return message;
  }

  /// The part of the sender's address after the `@`; a `Message-ID` ends in a name of ours.
  private String host() {
    return to.from().substring(to.from().indexOf('@') + 1);
  }

  private String text(Letter letter) {
    return String.join(
        FOLD,
        letter.says().zh(),
        letter.says().en(),
        "",
        "对象 · subject: " + letter.subject(),
        "时间 · time: " + letter.at(),
        "类型 · type: " + letter.type(),
        "编号 · id: " + letter.id(),
        "来源 · source: " + source,
        "",
        "此信自动发出，请勿回复。",
        "Sent by a machine; please do not reply.",
        "");
  }

  /// By the code of SMTP: 5xx is for good (RFC 5321 §4.2.1). Everything else may heal.
  private static Try judged(MessagingException failure) {
    for (Optional<Throwable> cause = Optional.of(failure);
        cause.isPresent();
        cause = cause.flatMap(MailPost::next)) {
      int code = cause.map(MailPost::code).orElse(0);
      if (code >= 500 && code < 600) {
        return Try.never("邮件服务器拒收（" + code + "）", "the mail server refused it (" + code + ")");
      }
      if (code >= 400) {
        return Try.later(
            "邮件服务器暂不能收（" + code + "）", "the mail server could not take it (" + code + ")");
      }
    }
    var kind = failure.getClass().getSimpleName();
    return Try.later("邮件没有送出：" + kind, "the mail did not go out: " + kind);
  }

  private static Optional<Throwable> next(Throwable failure) {
    return failure instanceof MessagingException one
        ? Optional.ofNullable(one.getNextException())
        : Optional.ofNullable(failure.getCause());
  }

  /// The code of the server's answer; 0 if it gave none.
  private static int code(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException one -> one.getReturnCode();
      case SMTPSendFailedException one -> one.getReturnCode();
      case SMTPSenderFailedException one -> one.getReturnCode();
      case AuthenticationFailedException one -> code(String.valueOf(one.getMessage()));
      default -> 0;
    };
  }

  /// A refused login has its code only in its words.
  private static int code(String answer) {
    return answer.matches("(?s)[45]\\d\\d\\D.*") ? Integer.parseInt(answer.substring(0, 3)) : 0;
  }
}
