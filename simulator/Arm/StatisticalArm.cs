using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// An arm that is nothing but statistics of a real one: for rest and for each gesture, noise with the channel covariance
/// and the spectrum that were measured on a person, faded in and out with that person's rise and fall times and
/// fluctuating as slowly and as much as that person's contractions did. It has no muscles: signals are Gaussian, and a
/// gesture is the same at every wrist angle.
/// </summary>
public sealed class StatisticalArm : IArmSource
{
    private readonly ArmPerson _person;
    private readonly IReadOnlyList<GestureScenario> _script;
    private readonly ColouredNoise _rest;
    private readonly ColouredNoise _gesture;
    private readonly Xoshiro256StarStar _random;
    private readonly double[] _sum;
    private long _index;
    private int _at = -1;
    private ArmGesture? _active;
    private double _fluctuation;

    /// <summary>Gives a person's arm a script. Throws <see cref="ScenarioException"/> if the person does not know a gesture of it.</summary>
    public StatisticalArm(ArmPerson person, IReadOnlyList<GestureScenario> script, int seed)
    {
        foreach (var scripted in script)
        {
            if (!person.Gestures.ContainsKey(scripted.Gesture))
                throw new ScenarioException($"The arm of person '{person.Name}' has no gesture '{scripted.Gesture}'; expected one of {string.Join(", ", person.Gestures.Keys.Order(StringComparer.Ordinal))}.");
        }

        _person = person;
        _script = script;
        _random = new Xoshiro256StarStar(seed);
        _sum = new double[person.ChannelCount];
        _rest = new ColouredNoise(person.ChannelCount, person.Rest.Ar.Length, _random);
        _rest.Shape(person.Rest.Ar, person.Rest.InnovationDeviation, person.Rest.Mix);
        _gesture = new ColouredNoise(person.ChannelCount, person.Rest.Ar.Length, _random);
    }

    /// <inheritdoc/>
    public int ChannelCount => _person.ChannelCount;

    /// <inheritdoc/>
    public double RateHz => _person.RateHz;

    /// <summary>What the script says, as the truth to compare with.</summary>
    public static IReadOnlyList<ScriptedGesture> Script(ArmScenario arm) =>
        [.. arm.Gestures.Select(g => new ScriptedGesture(g.Gesture, g.AtS, g.AtS + g.HoldS))];

    /// <inheritdoc/>
    public bool TryRead(Span<float> microvolts)
    {
        var time = _index++ / RateHz;
        Select(time);
        var envelope = Envelope(time);
        _sum.AsSpan().Clear();

        // Powers add, so the two noises are weighted such that the covariance goes from one to the other in a straight line of envelope squared.
        _rest.AddNext(Math.Sqrt(1 - (envelope * envelope)), _sum);
        if (_active is not null)
            _gesture.AddNext(envelope * Fluctuation(_active), _sum);
        for (var channel = 0; channel < microvolts.Length; channel++)
            microvolts[channel] = (float)_sum[channel];
        return true;
    }

    private void Select(double time)
    {
        if (_at + 1 >= _script.Count || time < _script[_at + 1].AtS)
            return;
        _at++;
        _active = _person.Gestures[_script[_at].Gesture];
        _gesture.Shape(_active.Ar, _active.InnovationDeviation, _active.Mix);
    }

    private double Envelope(double time)
    {
        if (_active is null)
            return 0;
        var scripted = _script[_at];
        var rise = Smooth((time - scripted.AtS) * 1000 / FullMs(_active.RiseMs));
        var fall = Smooth((time - scripted.AtS - scripted.HoldS) * 1000 / FullMs(_active.FallMs));
        return Math.Max(0, rise - fall);
    }

    private double Fluctuation(ArmGesture gesture)
    {
        var keep = Math.Exp(-1 / (RateHz * gesture.FluctuationS));
        _fluctuation = (keep * _fluctuation) + (Math.Sqrt(1 - (keep * keep)) * Normal.Sample(_random, 0, 1));
        return Math.Exp((gesture.FluctuationDeviation * _fluctuation) - (gesture.FluctuationDeviation * gesture.FluctuationDeviation));
    }

    // A smoothstep passes 10 % and 90 % at 0.196 and 0.804 of its length.
    private static double FullMs(double tenToNinetyMs) => Math.Max(1, tenToNinetyMs / 0.608);

    private static double Smooth(double x)
    {
        x = Math.Clamp(x, 0, 1);
        return x * x * (3 - (2 * x));
    }
}
