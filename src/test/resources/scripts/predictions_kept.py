# whole numbers to begin with, and lists in which each sample keeps something
import numpy as np
import os
import datetime
import matplotlib.pyplot as plt
began = datetime.datetime.now()

def show(values):
    fig, axes = plt.subplots(1, 2)
    for ax, value in zip(axes, values):
        ax.plot(value)
    line, = plt.plot(values)

os.makedirs("figures", exist_ok=True)
p = np.array([[2, 6], [4, 4], [6, 3], [4, 10], [7, 10], [9, 8]])
t = np.array([[0], [0], [0], [1], [1], [1]])
ones = np.where(t == 1)[0]
w = np.array([[5, 1]])
b = -1
said = [None] * len(p)
for epoch in range(25):
    for i in range(len(p)):
        a = np.dot(w, p[i].reshape(2, 1)) + b
        n = 1 if a >= 0 else 0
        said[i] = n
        e = t[i] - n
        w = w + 0.1 * e * p[i]
        b = b + 0.1 * e
print(said, len(ones), np.apply_along_axis(np.sum, 1, p))
show(said)
