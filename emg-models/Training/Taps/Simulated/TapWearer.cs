using NeuralGlasses.Physiology.Typing;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Typing.Taps;

namespace NeuralGlasses.Training.Taps.Simulated;

/// <summary>A simulated typist with both bands on, once.</summary>
public sealed class TapWearer
{
    private readonly Typist _typist;

    /// <summary>Lets a person put the bands on; takes some seconds.</summary>
    /// <param name="personSeed">Seed of the person.</param>
    /// <param name="donning">Number of the donning, from 0.</param>
    public TapWearer(int personSeed, int donning) => _typist = new Typist(personSeed, donning);

    /// <summary>Types texts one after another, with a pause between, as one while without a gap.</summary>
    public TypedStretch Type(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var parts = texts.Select(_typist.Type).ToArray();
        var keys = new List<StruckKey>();
        var seconds = 0.0;
        foreach (var part in parts)
        {
            keys.AddRange(part.Keys.Select(key => new StruckKey(key.Character, seconds + key.PressS, seconds + key.ReleaseS)));
            seconds += part.Seconds;
        }

        return new TypedStretch([.. parts.SelectMany(part => part.Left)], [.. parts.SelectMany(part => part.Right)], keys);
    }

    /// <summary>What a network sees of a stretch.</summary>
    public static TapSession Session(TypedStretch stretch)
    {
        ArgumentNullException.ThrowIfNull(stretch);
        return TapSession.Of(stretch.Left, stretch.Right, [.. stretch.Keys.Select(key => TapAlphabet.ClassOf(key.Character))], [.. stretch.Keys.Select(key => (float)key.PressS)]);
    }
}
