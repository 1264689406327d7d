/**
 * Numbers in files that other programs read and write: numpy's arrays, tables for pandas.
 *
 * <p>Start with {@link backstep.exchange.Npy} and {@link backstep.exchange.Trace}. A file that
 * comes from elsewhere is trusted in nothing: what it says of itself is checked before it is
 * believed. Knows nothing of commands, nor where files lie: they are bytes.
 */
package backstep.exchange;
