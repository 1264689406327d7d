# suspect, steps that go too far (the data, the rate): https://stats.stackexchange.com/questions/432707/alternating-negative-and-positive-value-of-slope-and-y-intercept-in-gradient-des

# a line through points far from 0: the two numbers change their sign and grow at every step
import numpy as np

x = np.array([20, 43, 63, 26, 53, 31, 58, 46, 70, 37])
y = np.array([120, 128, 141, 126, 134, 128, 136, 132, 144, 130])
slope = 0
intercept = 0
n = len(x)
rate = 0.0005

for i in range(1000):
    guess = slope * x + intercept
    cost = (1 / n) * sum([e ** 2 for e in (y - guess)])
    d_slope = -(2 / n) * sum(x * (y - guess))
    d_intercept = -(2 / n) * sum(y - guess)
    slope = slope - rate * d_slope
    intercept = intercept - rate * d_intercept
    print("slope {}, intercept {}, cost {} at {}".format(slope, intercept, cost, i))
