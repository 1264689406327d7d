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

/** How a picture is written. To add one, add a constant; its name ends the file's. */
public enum Format {
  PNG {
    @Override
    void write(Drawing drawing, int width, int height, ByteArrayOutputStream out)
        throws IOException {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      paint(drawing, image.createGraphics(), width, height);
      // the usual stream would buffer in a file
      try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
        ImageIO.write(image, "png", stream);
      }
    }
  },
  SVG {
    @Override
    void write(Drawing drawing, int width, int height, ByteArrayOutputStream out)
        throws IOException {
      SVGGraphics2D canvas = new SVGGraphics2D(document());
      canvas.setSVGCanvasSize(new Dimension(width, height));
      paint(drawing, canvas, width, height);
      canvas.stream(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }
  };

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void paint(Drawing drawing, Graphics2D canvas, int width, int height) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    drawing.paint(canvas, width, height);
    canvas.dispose();
  }

  abstract void write(Drawing drawing, int width, int height, ByteArrayOutputStream out)
      throws IOException;

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
      write(picture.drawing().get(), picture.width(), picture.height(), out);
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
