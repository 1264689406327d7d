package backstep.picture;

import backstep.notation.UserError;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How a picture is written. To add one, add a constant; its name ends the file's. */
public enum Format {
  PNG {
    @Override
    void write(Picture picture, ByteArrayOutputStream out) throws IOException {
      BufferedImage image =
          new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
      paint(picture, image.createGraphics());
      // the usual stream would buffer in a file
      try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
        ImageIO.write(image, "png", stream);
      }
    }
  },
  SVG {
    @Override
    void write(Picture picture, ByteArrayOutputStream out) throws IOException {
      SVGGraphics2D canvas = new SVGGraphics2D(document());
      canvas.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
      paint(picture, canvas);
      Element root = canvas.getRoot();
      Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
      title.setTextContent(picture.title());
      root.insertBefore(title, root.getFirstChild()); // a reader takes the first child as its name
      canvas.stream(root, new OutputStreamWriter(out, StandardCharsets.UTF_8), true, false);
    }
  };

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void paint(Picture picture, Graphics2D canvas) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, picture.width(), picture.height());
    picture.drawing().get().paint(canvas, picture.width(), picture.height());
    canvas.dispose();
  }

  abstract void write(Picture picture, ByteArrayOutputStream out) throws IOException;

  /** The format of a file, by how its name ends. */
  public static Optional<Format> of(String file) {
    return Arrays.stream(values())
        .filter(
            format ->
                file.toLowerCase(Locale.ROOT)
                    .endsWith("." + format.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * A picture as the content of a file.
   *
   * @throws UserError if this Java has no graphics or no fonts
   */
  public byte[] bytes(Picture picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(picture, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError | InternalError e) {
      throw new UserError(
          "this Java cannot draw pictures: it lacks the module java.desktop, or the system has no"
              + " fonts (Debian has them in fontconfig and fonts-dejavu-core)");
    }
    return out.toByteArray();
  }
}
