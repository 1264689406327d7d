package backstep.insight.sweep;

/**
 * What came of training from one seed.
 *
 * @param finalLoss the reported loss summed over the last epoch; NaN if the program reports none
 * @param largest the largest cell of what shows an explosion, over all samples, at the end
 * @param offAtStart units of the first hidden layer that are off for every sample
 * @param offAtEnd the same after the last epoch
 */
public record Trial(
    int seed, Outcome outcome, double finalLoss, double largest, int offAtStart, int offAtEnd) {}
