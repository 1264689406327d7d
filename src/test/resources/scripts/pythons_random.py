import random
import numpy as np
import math
random.seed(12)
def rand(a, b):
    return (b - a) * random.random() + a
def make(I, J, fill=0.0):
    m = []
    for i in range(I):
        m.append([fill] * J)
    return m
class NN:
    def __init__(self, ni, nh, no):
        self.ni = ni + 1
        self.nh, self.no = nh, no
        self.ai = [1.0] * self.ni
        self.ah = [1.0] * self.nh
        self.ao = [1.0] * self.no
        self.wi = make(self.ni, self.nh)
        self.wo = make(self.nh, self.no)
        for i in range(self.ni):
            for j in range(self.nh):
                self.wi[i][j] = rand(-0.2, 0.2)
        for j in range(self.nh):
            for k in range(self.no):
                self.wo[j][k] = random.gauss(0, 1) + random.uniform(-2, 2) + random.randint(0, 3) + random.choice([1, 2, 5])
        self.ci = make(self.ni, self.nh)
        self.co = make(self.nh, self.no)
    def update(self, inputs):
        for i in range(self.ni - 1):
            self.ai[i] = inputs[i]
        for j in range(self.nh):
            s = 0.0
            for i in range(self.ni):
                s = s + self.ai[i] * self.wi[i][j]
            self.ah[j] = math.tanh(s)
        for k in range(self.no):
            s = 0.0
            for j in range(self.nh):
                s = s + self.ah[j] * self.wo[j][k]
            self.ao[k] = math.tanh(s)
        return self.ao[:]
    def backPropagate(self, targets, N, M):
        output_deltas = [0.0] * self.no
        for k in range(self.no):
            error = targets[k] - self.ao[k]
            output_deltas[k] = (1.0 - self.ao[k] ** 2) * error
        hidden_deltas = [0.0] * self.nh
        for j in range(self.nh):
            error = 0.0
            for k in range(self.no):
                error = error + output_deltas[k] * self.wo[j][k]
            hidden_deltas[j] = (1.0 - self.ah[j] ** 2) * error
        for j in range(self.nh):
            for k in range(self.no):
                change = output_deltas[k] * self.ah[j]
                self.wo[j][k] = self.wo[j][k] + N * change + M * self.co[j][k]
                self.co[j][k] = change
        for i in range(self.ni):
            for j in range(self.nh):
                change = hidden_deltas[j] * self.ai[i]
                self.wi[i][j] = self.wi[i][j] + N * change + M * self.ci[i][j]
                self.ci[i][j] = change
        error = 0.0
        for k in range(len(targets)):
            error = error + 0.5 * (targets[k] - self.ao[k]) ** 2
        return error
    def train(self, patterns, iterations=1000, N=0.5, M=0.1):
        for i in range(iterations):
            error = 0.0
            for p in patterns:
                inputs = p[0]
                targets = p[1]
                self.update(inputs)
                error = error + self.backPropagate(targets, N, M)
            if i % 100 == 0:
                print('error %-.5f' % error)
def demo():
    pat = [[[0, 0], [0]], [[0, 1], [1]], [[1, 0], [1]], [[1, 1], [0]]]
    n = NN(2, 2, 1)
    n.train(pat)
if __name__ == '__main__':
    demo()
