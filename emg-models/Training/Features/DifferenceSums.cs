using System.Numerics;
using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Sums over a window of the magnitudes and squares of a signal and of its first and second differences.</summary>
internal readonly record struct DifferenceSums(
    Lanes Absolute, Lanes Square, Lanes FirstAbsolute, Lanes FirstSquare, Lanes SecondAbsolute, Lanes SecondSquare)
{
    /// <param name="signal">At least two samples.</param>
    public static DifferenceSums Of(ReadOnlySpan<Lanes> signal)
    {
        var first = signal[1] - signal[0];
        var absolute = Vector.Abs(signal[0]) + Vector.Abs(signal[1]);
        var square = signal[0] * signal[0] + signal[1] * signal[1];
        var firstAbsolute = Vector.Abs(first);
        var firstSquare = first * first;
        var secondAbsolute = Lanes.Zero;
        var secondSquare = Lanes.Zero;
        var before = signal[1];
        foreach (var value in signal[2..])
        {
            var difference = value - before;
            var second = difference - first;
            (before, first) = (value, difference);
            absolute += Vector.Abs(value);
            square += value * value;
            firstAbsolute += Vector.Abs(difference);
            firstSquare += difference * difference;
            secondAbsolute += Vector.Abs(second);
            secondSquare += second * second;
        }

        return new(absolute, square, firstAbsolute, firstSquare, secondAbsolute, secondSquare);
    }
}
