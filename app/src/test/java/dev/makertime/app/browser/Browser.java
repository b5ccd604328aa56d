package dev.makertime.app.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a head; what it shows is kept in target/screenshots. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;
  private final String address;

  private Browser(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address;
  }

  /** Skips the test where there is no browser. */
  static void needed() {
    Assumptions.assumeTrue(
        Files.exists(CHROMIUM) && Files.exists(DRIVER),
        "needs Chromium and its driver: apt-get install chromium chromium-driver");
  }

  static Browser open(String address) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB");
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().window().setSize(new Dimension(1280, 1000));
    return new Browser(driver, address);
  }

  /** Forgets what a test before has left: who was logged in, stored data, devices, complaints. */
  void reset() {
    driver.get("about:blank");
    offline(false);
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", address, "storageTypes", "all"));
    complaints();
  }

  /** Comes in by a token, as nobody else any longer. */
  void logIn(String token) {
    driver.manage().deleteAllCookies();
    driver.get(address + "/login");
    enter(token);
  }

  /** Gives a token to the login page. */
  void enter(String token) {
    driver.findElement(By.id("token")).sendKeys(token);
    driver.findElement(By.cssSelector("main > form button")).click();
    find("header strong");
  }

  void go(String page) {
    driver.get(address + "/" + page);
  }

  void reload() {
    driver.navigate().refresh();
  }

  /** What a part of the page says, once it is there. */
  String text(String css) {
    return find(css).getText();
  }

  /** What a part of the page says now; nothing where it is not there. */
  String textIfThere(String css) {
    return all(css).stream().findFirst().map(WebElement::getText).orElse("");
  }

  /** A part of the page, once it is there. */
  WebElement find(String css) {
    AtomicReference<WebElement> found = new AtomicReference<>();
    until(
        css + " is there",
        () -> {
          driver.findElements(By.cssSelector(css)).stream().findFirst().ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** The address, without where the server is. */
  String path() {
    return driver.getCurrentUrl().substring(address.length());
  }

  /** Waits until something holds; a picture is kept if it never does. */
  void until(String what, BooleanSupplier holds) {
    try {
      new WebDriverWait(driver, PATIENCE)
          .ignoring(StaleElementReferenceException.class)
          .withMessage(what)
          .until(page -> holds.getAsBoolean());
    } catch (TimeoutException e) {
      picture("failed");
      throw new AssertionError(what + ", but " + complaints(), e);
    }
  }

  Object script(String script) {
    Object answer = driver.executeScript(script);
    return answer == null ? "" : answer;
  }

  void width(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void offline(boolean offline) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  Map<String, Object> devTools(String command, Map<String, Object> with) {
    return driver.executeCdpCommand(command, with);
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /**
   * What axe-core finds that is serious or worse. In its other mode it opens a second window, which
   * has to be there in a second; that mode is for pages with frames of others, of which we have
   * none.
   */
  @SuppressWarnings("deprecation")
  List<String> barriers() {
    return new AxeBuilder()
        .setLegacyMode(true).analyze(driver).getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(Browser::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }

  /** What the page complained of, such as a policy that was broken. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(line -> line.startsWith("SEVERE"))
        .toList();
  }

  /** Keeps a picture of the whole page. */
  void picture(String name) {
    try {
      Files.createDirectories(PICTURES);
      Object png =
          driver
              .executeCdpCommand(
                  "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
              .get("data");
      byte[] bytes =
          png == null
              ? driver.getScreenshotAs(OutputType.BYTES)
              : java.util.Base64.getDecoder().decode(png.toString());
      Files.write(PICTURES.resolve(name + ".png"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The upper part of the page as a PNG. */
  byte[] screen() {
    script("window.scrollTo(0, 0)");
    Map<String, Object> part = Map.of("x", 0, "y", 0, "width", 1280, "height", 930, "scale", 1);
    Object png =
        driver
            .executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "clip", part))
            .get("data");
    return java.util.Base64.getDecoder().decode(String.valueOf(png));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
