package dev.makertime.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.IllegalFormatException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Words failures for the users of makertime: without names of classes, and without the terms of a
 * library. An exception with a message in plain words keeps it.
 */
public final class FailureText {
  private static final String UNREADABLE = "it cannot be read or written";
  private static final String UNKNOWN = "an unexpected error; see the log with MAKERTIME_LOG=debug";

  /** The name of a class with its package, or of an exception. */
  private static final Pattern CLASS =
      Pattern.compile(
          "(?<![\\w./-])(?:(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*|[A-Z]\\w*(?:Exception|Error)\\b)(?::\\s*)?");

  private static final Map<Class<? extends Throwable>, String> WORDS = words();

  private static final Map<String, String> SYSTEM =
      Map.of(
          "Is a directory", "it is a directory",
          "Not a directory", "a part of its path is not a directory",
          "Permission denied", "permission denied",
          "No space left on device", "no space is left on the disk",
          "Read-only file system", "its file system is read-only",
          "File name too long", "its name is too long",
          "Too many open files", "too many files are open",
          "Too many levels of symbolic links", "its symbolic links form a loop",
          "No such file or directory", "there is no such file",
          "Connection reset", "the connection was closed");

  private FailureText() {}

  private static Map<Class<? extends Throwable>, String> words() {
    Map<Class<? extends Throwable>, String> words = new LinkedHashMap<>();
    words.put(NoSuchFileException.class, "there is no such file");
    words.put(AccessDeniedException.class, "permission denied");
    words.put(NotDirectoryException.class, "it is no directory");
    words.put(DirectoryNotEmptyException.class, "it is a directory that is not empty");
    words.put(FileAlreadyExistsException.class, "a file of this name already exists");
    words.put(CharacterCodingException.class, "it is not text in UTF-8");
    words.put(InvalidPathException.class, "it cannot be a file's name");
    words.put(UnknownHostException.class, "unknown host name");
    words.put(UnresolvedAddressException.class, "unknown host name");
    words.put(NoRouteToHostException.class, "no route to the host");
    words.put(ConnectException.class, "no server answers");
    words.put(BindException.class, "the address is in use, or is not this machine's");
    words.put(HttpTimeoutException.class, "no answer in time");
    words.put(SocketTimeoutException.class, "no answer in time");
    words.put(SSLException.class, "no secure connection: its certificate is not trusted");
    words.put(SocketException.class, "the connection was closed");
    words.put(EOFException.class, "it ended early");
    words.put(ClosedChannelException.class, "the connection was closed");
    words.put(ZipException.class, "its compressed data is damaged");
    words.put(ProtocolException.class, "the server does not speak HTTP");
    words.put(URISyntaxException.class, "it is no address");
    words.put(NumberFormatException.class, "it is not a number");
    words.put(IllegalFormatException.class, UNKNOWN);
    words.put(ClassCastException.class, UNKNOWN);
    words.put(IndexOutOfBoundsException.class, UNKNOWN);
    words.put(OutOfMemoryError.class, "there is not enough memory");
    words.put(org.apache.kafka.common.errors.TimeoutException.class, "no broker answers in time");
    return words;
  }

  /** Returns the words, to be put behind a colon. */
  public static String of(@Nullable Throwable failed) {
    if (failed == null) {
      return UNKNOWN;
    }
    if (isWrapper(failed) && failed.getCause() != null) {
      return of(failed.getCause());
    }
    if (failed instanceof JsonProcessingException json) {
      return JsonFailureText.of(json);
    }
    if (failed instanceof NullPointerException) {
      return JavaMessages.hasThrown(failed) || isOfTheMachine(failed)
          ? UNKNOWN
          : "lacks " + failed.getMessage();
    }
    for (Map.Entry<Class<? extends Throwable>, String> known : WORDS.entrySet()) {
      if (known.getKey().isInstance(failed)) {
        return known.getValue();
      }
    }
    if (failed instanceof FileSystemException file) {
      return system(file.getReason());
    }
    if (failed instanceof FileNotFoundException file) {
      return system(inBrackets(String.valueOf(file.getMessage())));
    }
    if (failed instanceof DateTimeParseException parsed) {
      String text = parsed.getParsedString();
      return "'%s' is not a date or time".formatted(text.substring(0, Math.min(80, text.length())));
    }
    if (failed instanceof DateTimeException) {
      return own(failed.getMessage(), "it is not a date or time");
    }
    String otherwise = failed instanceof IOException ? UNREADABLE : UNKNOWN;
    String message = failed.getMessage();
    String says = message == null ? otherwise : SYSTEM.get(message);
    if (says == null && message != null) {
      says = JavaMessages.translated(message);
    }
    return says != null
        ? says
        : JavaMessages.hasThrown(failed) ? otherwise : own(message, otherwise);
  }

  /** What the virtual machine says of a missing value, and not we. */
  private static boolean isOfTheMachine(Throwable failed) {
    String message = failed.getMessage();
    return message == null || message.contains("because \"") || message.startsWith("Cannot ");
  }

  /** Returns the message without names of classes. */
  private static String own(@Nullable String message, String otherwise) {
    String says = message == null ? "" : CLASS.matcher(message).replaceAll("").strip();
    return says.isEmpty() ? otherwise : says;
  }

  private static boolean isWrapper(Throwable failed) {
    return failed instanceof UncheckedIOException
        || failed instanceof ExecutionException
        || failed instanceof CompletionException
        || failed.getClass() == KafkaException.class;
  }

  private static String system(@Nullable String reason) {
    return SYSTEM.getOrDefault(Objects.requireNonNullElse(reason, ""), UNREADABLE);
  }

  /** Returns the text in the last brackets. */
  private static String inBrackets(String text) {
    int open = text.lastIndexOf('(');
    int close = text.lastIndexOf(')');
    return open >= 0 && close > open ? text.substring(open + 1, close) : text;
  }
}
