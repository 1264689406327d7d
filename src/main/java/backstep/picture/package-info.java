/**
 * Pictures in files: what the terminal draws with characters, drawn with lines and colours.
 *
 * <p>Start with {@link backstep.picture.Drawing} and {@link backstep.picture.Format}. This is the
 * only place that knows AWT and the libraries that draw charts; nothing here opens a window. Knows
 * nothing of commands or files: a picture is bytes.
 */
package backstep.picture;
