# right: https://github.com/mlpack/mlpack/pull/3679

# columns: the bias takes the error itself and no sum, which is right since a batch has one sample
import numpy as np

np.random.seed(1000)
trainData = np.random.rand(2, 10)
trainLabels = trainData[0:1] - trainData[1:2] * 2 + 0.5

W1 = np.random.uniform(-1, 1, (4, 2))
add1 = np.zeros((4, 1))
W2 = np.random.uniform(-1, 1, (1, 4))
add2 = np.zeros((1, 1))
stepSize = 0.02
batchSize = 1

for epoch in range(50):
    for i in range(0, 10, batchSize):
        batch = trainData[:, i:i + batchSize]
        responses = trainLabels[:, i:i + batchSize]
        linear = W1 @ batch
        shifted = linear + add1
        hidden = np.tanh(shifted)
        prediction = W2 @ hidden + add2
        loss = np.sum((prediction - responses) ** 2)
        error = 2 * (prediction - responses)
        gradient_W2 = error @ hidden.T
        gradient_add1 = W2.T @ error * (1 - hidden ** 2)
        gradient_W1 = gradient_add1 @ batch.T
        W2 = W2 - stepSize * gradient_W2
        add2 = add2 - stepSize * error
        W1 = W1 - stepSize * gradient_W1
        add1 = add1 - stepSize * gradient_add1
