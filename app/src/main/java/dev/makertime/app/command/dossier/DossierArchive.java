package dev.makertime.app.command.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.dossier.Dossier;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.render.dossier.DossierPage;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes and verifies the archive of a dossier: the page, its figures, the inputs that both are
 * computed from, and a seal. The same inputs make the same bytes.
 */
final class DossierArchive {
  private static final String INPUTS = "inputs.json";
  private static final String FIGURES = "figures.json";
  private static final String PAGE = "dossier.html";
  private static final String SEAL = "SHA256SUMS";
  private static final int LARGEST = 32 << 20;

  /** A zip has times; this one has always the same. */
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private DossierArchive() {}

  /** The archive of inputs. */
  static byte[] write(DossierInputs inputs) throws Dossier.Invalid, IOException {
    return archive(files(inputs));
  }

  private static byte[] archive(Map<String, byte[]> files) throws IOException {
    files.put(SEAL, seal(files));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        CRC32 check = new CRC32(); // stored as it is: packed bytes differ between machines
        check.update(file.getValue());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.getValue().length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> files(DossierInputs inputs)
      throws Dossier.Invalid, JsonProcessingException {
    Dossier dossier = Dossier.of(inputs);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PAGE, DossierPage.of(inputs, dossier).getBytes(StandardCharsets.UTF_8));
    files.put(FIGURES, pretty(dossier.figures()));
    files.put(INPUTS, pretty(Json.MAPPER.valueToTree(inputs)));
    return files;
  }

  private static byte[] pretty(JsonNode json) throws JsonProcessingException {
    return (json.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] seal(Map<String, byte[]> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (name, bytes) -> lines.append(hash(bytes)).append("  ").append(name).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * Computes everything in an archive again from its inputs.
   *
   * @return what differs; empty if all is as it was computed
   */
  static List<String> differences(byte[] archive) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    try {
      read(archive, found);
    } catch (IOException e) {
      return List.of("it cannot be read: " + FailureText.of(e));
    }
    for (String needed : List.of(PAGE, FIGURES, INPUTS, SEAL)) {
      if (!found.containsKey(needed)) {
        wrong.add(needed + " is missing");
      }
    }
    if (!wrong.isEmpty()) {
      return wrong;
    }
    byte[] seal = found.remove(SEAL);
    if (!Arrays.equals(seal, seal(found))) {
      wrong.add("the seal does not fit: a file was changed after it was made");
    }
    try {
      JsonNode given = Json.OUTSIDE.readTree(bytes(found, INPUTS));
      DossierInputs inputs = Json.OUTSIDE.treeToValue(given, DossierInputs.class);
      Map<String, byte[]> computed = files(inputs);
      wrong.addAll(figures(bytes(found, FIGURES), bytes(computed, FIGURES)));
      if (!Arrays.equals(found.get(PAGE), computed.get(PAGE))) {
        wrong.add(PAGE + " is not the page of these inputs");
      }
      if (wrong.isEmpty() && !Arrays.equals(archive, archive(computed))) {
        wrong.add("the archive has more in it, or in another way, than a dossier");
      }
    } catch (Dossier.Invalid e) {
      wrong.addAll(e.mistakes());
    } catch (IOException | RuntimeException e) {
      wrong.add(INPUTS + " cannot be read: " + FailureText.of(e));
    }
    return wrong;
  }

  private static void read(byte[] archive, Map<String, byte[]> found) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      int left = LARGEST;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] bytes = zip.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0) {
          throw new IOException("it is larger than any dossier");
        }
        if (found.put(entry.getName(), bytes) != null) {
          throw new IOException("it has two files of one name");
        }
      }
    }
    if (found.isEmpty()) {
      throw new IOException("it is no archive of a dossier");
    }
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static List<String> figures(byte[] found, byte[] computed) throws IOException {
    if (Arrays.equals(found, computed)) {
      return List.of();
    }
    List<String> wrong = new ArrayList<>();
    compare("", Json.OUTSIDE.readTree(found), Json.OUTSIDE.readTree(computed), wrong);
    return wrong.isEmpty()
        ? List.of(FIGURES + " is written in another way")
        : wrong.subList(0, Math.min(5, wrong.size()));
  }

  private static void compare(String path, JsonNode found, JsonNode computed, List<String> wrong) {
    if (found.isContainerNode() && found.getNodeType() == computed.getNodeType()) {
      if (found.isArray()) {
        for (int i = 0; i < Math.max(found.size(), computed.size()); i++) {
          compare("%s[%d]".formatted(path, i), found.path(i), computed.path(i), wrong);
        }
      } else {
        found
            .properties()
            .forEach(
                one ->
                    compare(
                        path.isEmpty() ? one.getKey() : path + "." + one.getKey(),
                        one.getValue(),
                        computed.path(one.getKey()),
                        wrong));
        if (found.size() != computed.size()) {
          wrong.add(path + " has other parts");
        }
      }
    } else if (!found.equals(computed)) {
      wrong.add("%s is %s, and computed %s".formatted(path, shown(found), shown(computed)));
    }
  }

  private static String shown(JsonNode node) {
    String text = node.isContainerNode() ? "something else" : node.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text.isEmpty() ? "nothing" : text;
  }
}
