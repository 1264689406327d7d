# right: https://github.com/Bot-Academy/NeuralNetworkFromScratch/pull/3

# the slope of the mean square up to a number, and every delta before the first update
import numpy as np

np.random.seed(7)
images = np.random.rand(12, 6)
labels = np.eye(3)[[0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]]

w_i_h = np.random.uniform(-0.5, 0.5, (5, 6))
w_h_o = np.random.uniform(-0.5, 0.5, (3, 5))
b_i_h = np.zeros((5, 1))
b_h_o = np.zeros((3, 1))

learn_rate = 0.1
for epoch in range(20):
    for img, l in zip(images, labels):
        img = img.reshape(6, 1)
        l = l.reshape(3, 1)
        # forward
        h_pre = b_i_h + w_i_h @ img
        h = 1 / (1 + np.exp(-h_pre))
        o_pre = b_h_o + w_h_o @ h
        o = 1 / (1 + np.exp(-o_pre))
        # cost
        e = 1 / len(o) * np.sum((o - l) ** 2, axis=0)
        # backward
        delta_o = (o - l) * o * (1 - o)
        delta_h = np.transpose(w_h_o) @ delta_o * (h * (1 - h))
        w_h_o += -learn_rate * delta_o @ np.transpose(h)
        b_h_o += -learn_rate * delta_o
        w_i_h += -learn_rate * delta_h @ np.transpose(img)
        b_i_h += -learn_rate * delta_h
