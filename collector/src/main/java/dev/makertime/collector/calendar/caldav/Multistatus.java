package dev.makertime.collector.calendar.caldav;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads WebDAV's answer about several resources (RFC 4918, 14.16). No entity and no document type
 * is ever resolved.
 *
 * @param syncToken of a collection synchronization; absent in other answers
 */
record Multistatus(List<Response> responses, @Nullable String syncToken) {
  static final String DAV = "DAV:";
  static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /** Answer about one resource: its status, or the properties that it has. */
  record Response(String href, int status, List<Element> properties) {
    Response {
      properties = List.copyOf(properties);
    }

    Optional<Element> property(String namespace, String name) {
      return properties.stream()
          .filter(one -> name.equals(one.getLocalName()) && namespace.equals(one.getNamespaceURI()))
          .findFirst();
    }

    Optional<String> text(String namespace, String name) {
      return property(namespace, name).map(Element::getTextContent).map(String::strip);
    }

    /** Returns the address that a property holds. */
    Optional<String> address(String namespace, String name) {
      return property(namespace, name)
          .flatMap(one -> children(one, "href").stream().findFirst())
          .map(Element::getTextContent)
          .map(String::strip);
    }

    /** Whether the resource is a calendar that holds events. */
    boolean isCalendar() {
      boolean calendar =
          property(DAV, "resourcetype")
              .filter(type -> type.getElementsByTagNameNS(CALDAV, "calendar").getLength() > 0)
              .isPresent();
      return calendar
          && property(CALDAV, "supported-calendar-component-set")
              .map(Response::takesEvents)
              .orElse(true);
    }

    private static boolean takesEvents(Element set) {
      NodeList all = set.getElementsByTagNameNS(CALDAV, "comp");
      return all.getLength() == 0
          || IntStream.range(0, all.getLength())
              .mapToObj(i -> ((Element) all.item(i)).getAttribute("name"))
              .anyMatch("VEVENT"::equalsIgnoreCase);
    }
  }

  Multistatus {
    responses = List.copyOf(responses);
  }

  /**
   * Parses an answer.
   *
   * @throws IOException when it is no multistatus
   */
  static Multistatus of(byte[] xml) throws IOException {
    Element root = parse(xml).getDocumentElement();
    if (root == null || !"multistatus".equals(root.getLocalName())) {
      throw new IOException("the answer is no multistatus");
    }
    List<Response> responses = new ArrayList<>();
    for (Element response : children(root, "response")) {
      String href =
          children(response, "href").stream()
              .findFirst()
              .map(Element::getTextContent)
              .map(String::strip)
              .orElseThrow(() -> new IOException("a response of the answer has no address"));
      int status =
          children(response, "status").stream().findFirst().map(Multistatus::status).orElse(200);
      List<Element> found = new ArrayList<>();
      for (Element propstat : children(response, "propstat")) {
        boolean there = children(propstat, "status").stream().allMatch(one -> status(one) == 200);
        if (there) {
          children(propstat, "prop").forEach(prop -> found.addAll(children(prop, null)));
        }
      }
      responses.add(new Response(href, status, found));
    }
    return new Multistatus(
        responses,
        children(root, "sync-token").stream()
            .findFirst()
            .map(Element::getTextContent)
            .map(String::strip)
            .orElse(null));
  }

  /** Whether the body of an error says that the sync token is no longer valid. */
  static boolean isInvalidToken(byte[] xml) {
    try {
      return parse(xml).getElementsByTagNameNS(DAV, "valid-sync-token").getLength() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads the number from {@code HTTP/1.1 404 Not Found}. */
  private static int status(Element status) {
    String[] words = status.getTextContent().strip().split("\\s+", 3);
    return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
  }

  private static List<Element> children(Element of, @Nullable String name) {
    List<Element> children = new ArrayList<>();
    NodeList all = of.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element child
          && (name == null || name.equals(child.getLocalName()))) {
        children.add(child);
      }
    }
    return children;
  }

  private static Document parse(byte[] xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK cannot read XML safely", e);
    } catch (SAXException e) {
      throw new IOException("the answer is no XML", e);
    }
  }
}
