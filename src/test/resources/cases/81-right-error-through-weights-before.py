# right: https://github.com/kim-marcel/basic_neural_network/issues/7

# every layer gets a target from the one above it, through the weights as they were
import numpy as np

np.random.seed(11)
samples = np.random.uniform(-1, 1, (10, 3))
answers = np.dot(samples, np.array([[1.0, 0.5], [-1.0, 0.0], [0.0, 1.5]]))

weights_ih = np.random.uniform(-1, 1, (4, 3))
weights_ho = np.random.uniform(-1, 1, (2, 4))
bias_h = np.zeros((4, 1))
bias_o = np.zeros((2, 1))
rate = 0.2

for epoch in range(40):
    for sample, answer in zip(samples, answers):
        layer = sample.reshape(3, 1)
        target = answer.reshape(2, 1)
        hidden = np.tanh(weights_ih.dot(layer) + bias_h)
        output = weights_ho.dot(hidden) + bias_o
        cost = 0.5 * np.sum((target - output) ** 2)
        # the last layer is linear: its error is its slope
        errors = target - output
        deltas = rate * errors.dot(hidden.T)
        previous = weights_ho.T.dot(errors)
        weights_ho = weights_ho + deltas
        bias_o = bias_o + rate * errors
        # the target of the layer before
        target = previous + hidden
        errors = target - hidden
        gradient = errors * (1 - hidden ** 2)
        weights_ih = weights_ih + rate * gradient.dot(layer.T)
        bias_h = bias_h + rate * gradient
