using System.Text;
using HarfBuzzSharp;

namespace NeuralGlasses.Skia.Setting;

/// <summary>Which script a character is of (Unicode's Script property, from HarfBuzz's tables).</summary>
internal static class Scripts
{
    private static readonly UnicodeFunctions Unicode = UnicodeFunctions.Default;

    /// <summary>The script of a character's first part that has one of its own, else that of its first part.</summary>
    internal static Script Of(ReadOnlySpan<char> character)
    {
        if (character[0] < 0x80)
            return char.IsAsciiLetter(character[0]) ? Script.Latin : Script.Common;
        Script? first = null;
        foreach (var rune in character.EnumerateRunes())
        {
            var script = Unicode.GetScript((uint)rune.Value);
            if (IsReal(script))
                return script;
            first ??= script;
        }

        return first ?? Script.Common;
    }

    /// <summary>Whether a script is one that letters are of, not what punctuation and marks share.</summary>
    internal static bool IsReal(Script script) => !script.Equals(Script.Common) && !script.Equals(Script.Inherited) && !script.Equals(Script.Unknown);

    /// <summary>Whether two characters side by side may not be shaped together.</summary>
    internal static bool Differ(Script one, Script other) => IsReal(one) && IsReal(other) && !one.Equals(other);
}
