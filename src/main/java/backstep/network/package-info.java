/**
 * The experiment: a program with its settings checked and its data set found.
 *
 * <p>Start with {@link backstep.network.Experiment}. A built-in data set, a known setting and a
 * shipped program are one constant each. Knows nothing of runs.
 */
package backstep.network;
