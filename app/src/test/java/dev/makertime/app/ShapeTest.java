package dev.makertime.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files, methods and packages are small enough to be read at once. */
class ShapeTest {
  private static final int FILE_LINES = 250;
  private static final int METHOD_LINES = 40;
  private static final int TEST_METHOD_LINES = 80;
  private static final int PACKAGE_TYPES = 15;

  /** What may be larger, each with its reason. */
  private static final Map<String, String> EXCEPTIONS = exceptions();

  /** The size of a file, a method or a package, and the size it may have. */
  private record Size(String name, long size, long limit) {
    boolean isTooLarge() {
      return size > limit;
    }

    @Override
    public String toString() {
      return name + " has " + size + ", at most " + limit;
    }
  }

  private static final List<Size> SIZES = new ArrayList<>();

  @BeforeAll
  static void measure() throws IOException {
    List<Path> files = javaFiles();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        addFile(unit);
        new Methods(unit, positions).scan(unit, null);
      }
    }
    files.stream()
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(groupingBy(Path::getParent, counting()))
        .forEach((folder, types) -> SIZES.add(new Size(nameOf(folder), types, PACKAGE_TYPES)));
  }

  @Test
  void nothing_is_too_large_to_be_read_at_once() {
    List<String> tooLarge =
        SIZES.stream()
            .filter(Size::isTooLarge)
            .filter(size -> !EXCEPTIONS.containsKey(size.name()))
            .map(Size::toString)
            .sorted()
            .toList();

    assertThat(tooLarge).isEmpty();
  }

  @Test
  void an_exception_that_is_no_longer_needed_is_taken_out() {
    TreeSet<String> unneeded = new TreeSet<>(EXCEPTIONS.keySet());

    SIZES.stream().filter(Size::isTooLarge).map(Size::name).forEach(unneeded::remove);

    assertThat(unneeded).isEmpty();
  }

  @Test
  void the_largest_of_each_kind_are_shown() {
    Map<Long, Size> largest = new TreeMap<>();

    SIZES.forEach(size -> largest.merge(size.limit(), size, ShapeTest::larger));

    largest.values().forEach(size -> System.out.println("the largest: " + size));
    assertThat(largest)
        .containsOnlyKeys(
            (long) FILE_LINES, (long) METHOD_LINES, (long) TEST_METHOD_LINES, (long) PACKAGE_TYPES);
  }

  private static Map<String, String> exceptions() {
    try (InputStream text = ShapeTest.class.getResourceAsStream("/shape-exceptions.txt")) {
      return new String(text.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .collect(toMap(line -> line[0], line -> line[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Size larger(Size one, Size other) {
    return other.size() > one.size() ? other : one;
  }

  private static void addFile(CompilationUnitTree unit) throws IOException {
    Path file = Path.of(unit.getSourceFile().toUri());
    SIZES.add(new Size(nameOf(file), Files.readAllLines(file).size(), FILE_LINES));
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(checkout())) {
      for (Path sources : modules.map(module -> module.resolve("src")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> tree = Files.walk(sources)) {
            tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  private static Path checkout() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /**
   * As {@code app/src/test/java/dev/makertime/app/ShapeTest.java} is {@code app/test/ShapeTest}.
   */
  private static String nameOf(Path file) {
    return checkout()
        .relativize(file)
        .toString()
        .replaceFirst("/src/(main|test)/java/dev/makertime", "/$1")
        .replaceFirst("\\.java$", "");
  }

  /** Measures the methods of a file, from the first line of their declaration to the last brace. */
  private static final class Methods extends TreePathScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String file;

    Methods(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
      this.file = nameOf(Path.of(unit.getSourceFile().toUri()));
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      String owner = ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName() + "";
      SIZES.add(
          new Size(
              file.replaceFirst("[^/]*$", "") + owner + "." + method.getName(),
              last - first + 1,
              file.contains("/test/") ? TEST_METHOD_LINES : METHOD_LINES));
      return super.visitMethod(method, null);
    }
  }
}
