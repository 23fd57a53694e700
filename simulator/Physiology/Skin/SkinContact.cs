using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;

namespace NeuralGlasses.Physiology.Skin;

/// <summary>
/// What stands between the muscles and the inputs of the AFE: contact of each pair with its gain, impedance and noise, the mains, the heart,
/// and what motion does to electrodes. Noise grows with the root of the impedance, which falls by a quarter in the first quarter of an hour
/// (Sensors 2023, 23:8582).
/// </summary>
public sealed class SkinContact
{
    private const double UsualKilohms = 250;

    // Of white noise over the whole band, from the skin and from a usual contact; with the slow part 2 to 5 µV remain between 20 and 450 Hz, as at
    // rest in recordings.
    private const double SkinMicrovolts = 1.8;
    private const double ContactMicrovolts = 3.4;
    private const double SettlesS = 360;
    private const double SettledShare = 0.75;
    private const double DrippingShare = 0.35;

    // A pair in bad contact, by mean times of the good and the bad state.
    private const double BadS = 1.2;
    private const double GoodS = 20;
    private const double Samples = ForearmEmg.RateHz;
    private readonly Pair[] _pairs;
    private readonly MainsHum _mains;
    private readonly Heart _heart;
    private readonly MotionArtefact _artefact;
    private readonly Dice _noise;
    private readonly Dice _contact;
    private readonly double _dryKilohms;
    private readonly float[] _mixed;

    /// <summary>Puts electrodes on a person's skin.</summary>
    public SkinContact(Person person, Donning donning, int channels, int seed)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(donning);
        var dice = new Dice(donning.Seed, "electrodes");
        var alike = donning.Seed == 0;
        _dryKilohms = person.DryPairKilohms;
        _pairs = [.. Enumerable.Range(0, channels).Select(_ => new Pair
        {
            Gain = (float)(alike ? 1 : dice.LogNormal(1, 0.15)),
            Impedance = alike ? 1 : dice.LogNormal(1, 0.3),
        })];
        _mains = new MainsHum([.. _pairs.Select(pair => pair.Impedance)], new Dice(seed, "mains"));
        _heart = new Heart(person, new Dice(seed, "heart"), channels);
        _artefact = new MotionArtefact(channels, new Dice(seed, "artefact"));
        _noise = new Dice(seed, "noise");
        _contact = new Dice(seed, "contact");
        _mixed = new float[channels];
    }

    /// <summary>Impedance of a pair at a time in seconds, in kilohms, without the board's resistors.</summary>
    public double PairKilohms(int pair, double seconds, SkinConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var settled = SettledShare + ((1 - SettledShare) * Math.Exp(-(seconds + conditions.WornS) / SettlesS));
        return _dryKilohms * _pairs[pair].Impedance * settled * (1 - ((1 - DrippingShare) * conditions.Sweat));
    }

    /// <summary>Whether a pair has just lost the skin.</summary>
    public bool IsOff(int pair) => _pairs[pair].BadUntil > 0 && _pairs[pair].BadGain < 0.05f;

    /// <summary>Passes a block of sample sets in microvolts through the contacts, in place.</summary>
    /// <param name="seconds">Time of the block's first set.</param>
    /// <param name="sets">[time, channel] with the channel fastest.</param>
    /// <param name="shakeG">Acceleration beside gravity, in g.</param>
    /// <param name="conditions">What disturbs now.</param>
    public void Pass(double seconds, Span<float> sets, double shakeG, SkinConditions conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var channels = _pairs.Length;
        var count = sets.Length / channels;
        for (var channel = 0; channel < channels; channel++)
            Change(ref _pairs[channel], channel, seconds, count / Samples, conditions);
        _mains.Begin(seconds, conditions);
        _artefact.Begin(shakeG * conditions.MotionArtefact * (1 + (3 * conditions.Looseness)));
        for (var t = 0; t < count; t++)
        {
            var set = sets.Slice(t * channels, channels);
            if (conditions.Sweat > 0.01)
                Join(set, (float)(0.3 * conditions.Sweat));
            _mains.Next();
            _artefact.Next();
            var beat = _heart.Next(seconds + (t / Samples)) * (float)conditions.HeartMicrovolts;
            for (var channel = 0; channel < channels; channel++)
                set[channel] = Sense(ref _pairs[channel], channel, set[channel], beat);
        }
    }

    private float Sense(ref Pair pair, int channel, float microvolts, float beat)
    {
        var white = _noise.NearlyNormal();
        // Slow noise as two leaky sums, with corners near 8 and 60 Hz: 1/f within a few decibels between.
        pair.Slow += 0.025f * (white - pair.Slow);
        pair.Slower += 0.17f * (white - pair.Slower);
        var noise = pair.Noise * (white + (2.2f * pair.Slow) + (0.6f * pair.Slower));
        var hum = _mains.Of(channel);
        var shaken = _artefact.Of(channel);
        return pair.BadUntil > 0
            ? (pair.BadGain * microvolts) + (pair.BadNoise * noise) + (10 * hum) + (3 * shaken)
            : (pair.Gain * microvolts) + noise + hum + shaken + (_heart.Of(channel) * beat);
    }

    private void Change(ref Pair pair, int channel, double seconds, double lasts, SkinConditions conditions)
    {
        var kilohms = PairKilohms(channel, seconds, conditions);
        pair.Noise = (float)(conditions.Noise * Math.Sqrt((SkinMicrovolts * SkinMicrovolts) + (ContactMicrovolts * ContactMicrovolts * kilohms / UsualKilohms)));
        if (pair.BadUntil > 0)
        {
            pair.BadUntil -= lasts;
            return;
        }

        if (conditions.Looseness > 0 && _contact.Chance(conditions.Looseness * lasts / GoodS))
        {
            pair.BadUntil = -BadS * Math.Log(1 - _contact.Uniform());
            pair.BadGain = (float)(0.3 * _contact.Uniform());
            pair.BadNoise = (float)_contact.Between(5, 20);
        }
    }

    // Sweat joins each pair with its neighbours.
    private void Join(Span<float> set, float share)
    {
        set.CopyTo(_mixed);
        for (var channel = 0; channel < set.Length; channel++)
            set[channel] = ((1 - share) * _mixed[channel]) + (share / 2 * (_mixed[(channel + 1) % set.Length] + _mixed[(channel + set.Length - 1) % set.Length]));
    }

    private struct Pair
    {
        public float Gain;
        public double Impedance;
        public float Noise;
        public float Slow;
        public float Slower;
        public double BadUntil;
        public float BadGain;
        public float BadNoise;
    }
}
