using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Physiology.Electrodes;
using NeuralGlasses.Physiology.Skin;

namespace NeuralGlasses.Physiology.Typing;

/// <summary>
/// A person who types with ten fingers, with a band of sixteen pairs on each wrist, as emg2qwerty has them. Both arms have the same anatomy, mirrored. Person,
/// donning and text decide every sample.
/// </summary>
public sealed class Typist
{
    /// <summary>Electrode pairs of a band.</summary>
    public const int Channels = 16;

    // Of 130 to 439 keys a minute that are published (part B6 of the research notes), what practised typists reach.
    private const double SlowestWordsPerMinute = 40;
    private const double FastestWordsPerMinute = 80;
    private const double Slips = 0.01;
    private const double BeforeS = 0.6;
    private const double BehindS = 0.8;
    private readonly SimulatedForearm[] _arms;
    private readonly TypingHand[] _hands;
    private readonly TypingRhythm _rhythm;

    /// <summary>Lets a person put both bands on; takes some seconds.</summary>
    /// <param name="personSeed">Seed of the person.</param>
    /// <param name="donning">Number of the donning, from 0.</param>
    public Typist(int personSeed, int donning)
    {
        var seed = (personSeed * 31) + donning;
        WordsPerMinute = new Dice(personSeed, "tempo").Between(SlowestWordsPerMinute, FastestWordsPerMinute);
        _rhythm = new TypingRhythm(WordsPerMinute, Slips, seed);
        Arm[] sides = [Arm.Left, Arm.Right];
        var conditions = ConditionsOf(seed);
        _arms = [.. sides.Select((side, i) =>
        {
            var person = Person.Draw(personSeed, new PersonTraits { Wears = side });
            return new SimulatedForearm(person, new ElectrodeRing(Channels), Donning.Draw((2 * seed) + i), (2 * seed) + i) { Conditions = conditions };
        })];
        _hands = [.. _arms.Select((arm, i) => new TypingHand(arm.Person, WordsPerMinute, (2 * seed) + i))];
    }

    /// <summary>Tempo at which this person strikes keys, in words of five characters a minute.</summary>
    public double WordsPerMinute { get; }

    /// <summary>How each band sits, the left one first.</summary>
    public IReadOnlyList<Donning> Donnings => [.. _arms.Select(arm => arm.Donning)];

    /// <summary>Types a text and gives what both bands saw.</summary>
    /// <exception cref="PhysiologyException">The board has no key for a character.</exception>
    public TypedStretch Type(string text)
    {
        var from = _arms[0].Seconds;
        var keys = _rhythm.Strike(text, from + BeforeS);
        var end = (keys.Count > 0 ? keys[^1].ReleaseS : from + BeforeS) + BehindS;
        for (var hand = 0; hand < 2; hand++)
            _arms[hand].Add(_hands[hand].Hover(from, end));
        foreach (var key in keys)
        {
            Strike(TapKeyboard.Of(key.Character), key.PressS, key.ReleaseS);
            // The other hand holds the shift key a little longer.
            if (key.Character == '?')
                Strike(TapKeyboard.Of(TapKeyboard.Shift), key.PressS - 0.06, key.ReleaseS + 0.03);
        }

        var blocks = (int)Math.Ceiling((end - from) / ForearmEmg.BlockS);
        return new TypedStretch(Read(0, blocks), Read(1, blocks), [.. keys.Select(key => new StruckKey(key.Character, key.PressS - from, key.ReleaseS - from))]);
    }

    private static SkinConditions ConditionsOf(int seed)
    {
        var dice = new Dice(seed, "conditions");
        return new SkinConditions
        {
            MainsMicrovolts = Math.Min(40, dice.LogNormal(4, 0.6)),
            WornS = dice.Between(0, 3600),
            Sweat = dice.Chance(0.3) ? dice.Between(0, 0.5) : 0,
            HeartMicrovolts = dice.Between(0, 4),
        };
    }

    private void Strike(TapKey key, double pressS, double releaseS)
    {
        var hand = key.Hand == Arm.Left ? 0 : 1;
        _arms[hand].Add(_hands[hand].Strike(key, pressS, releaseS));
    }

    private float[] Read(int hand, int blocks)
    {
        const int Block = ForearmEmg.BlockSamples * Channels;
        var samples = new float[blocks * Block];
        for (var block = 0; block < blocks; block++)
            _arms[hand].Read(samples.AsSpan(block * Block, Block));
        return samples;
    }
}
