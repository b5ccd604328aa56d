package dev.makertime.reporter.http.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Spellings of a path by which a check of paths may be passed. */
final class PathTricks {
  private PathTricks() {}

  /** Returns each spelling by its name; a query stays behind it. */
  static Map<String, String> of(String question) {
    int mark = question.indexOf('?');
    String path = mark < 0 ? question : question.substring(0, mark);
    String query = mark < 0 ? "" : question.substring(mark);
    String last = path.substring(path.lastIndexOf('/') + 1);
    String before = path.substring(0, path.lastIndexOf('/') + 1);
    Map<String, String> tricks = new LinkedHashMap<>();
    tricks.put("traversal from an open path", "/login/.." + path + query);
    tricks.put("encoded traversal", "/health/%2e%2e" + path + query);
    tricks.put("traversal with a parameter", "/assets/..;/" + path.substring(1) + query);
    tricks.put("a path parameter", path + ";a=/health/live" + query);
    tricks.put("a path parameter before", "/;/login" + path + query);
    tricks.put("encoded letter", before + encoded(last) + query);
    tricks.put("encoded twice", before + encoded(last).replace("%", "%25") + query);
    tricks.put(
        "encoded slash", path.replaceFirst("(?<=.)/(?=[^/]*$)|^/(?=[^/]*$)", "/%2F") + query);
    tricks.put("upper case", path.toUpperCase(Locale.ROOT) + query);
    tricks.put("double slash", "/" + path + query);
    tricks.put("double slash within", path.replaceFirst("/(?=[^/]*$)", "//") + query);
    tricks.put("slash at the end", path + "/" + query);
    tricks.put("dot at the end", path + "/." + query);
    tricks.put("NUL at the end", path + "%00" + query);
    tricks.put("NUL and an open path", path + "%00/health/live" + query);
    tricks.put("doubled parameters", path + query + (mark < 0 ? "?" : "&") + DOUBLED);
    tricks.put("doubled parameters before", path + "?" + DOUBLED + "&" + query.replace("?", ""));
    return tricks;
  }

  private static final String DOUBLED = "person=rui&name=rui&team=ops&person=ana&team=churn";

  private static String encoded(String text) {
    return text.isEmpty() ? "%2e" : "%%%02x%s".formatted((int) text.charAt(0), text.substring(1));
  }
}
