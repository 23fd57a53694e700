using System.Text;

namespace NeuralGlasses.Sound.Speech;

/// <summary>
/// Makes any text harmless for espeak-ng, which obeys what is hidden in it: a control character of value 1 begins a command (rate, pitch,
/// loudness, a sound file), and double brackets hold phonemes.
/// </summary>
internal static class EspeakText
{
    internal static byte[] Bytes(string text)
    {
        var clean = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                clean.Append(rune.Value == '\n' ? '\n' : ' ');
                continue;
            }

            if (rune.Value == '[' && clean.Length > 0 && clean[^1] == '[')
                clean.Append(' ');
            clean.Append(rune.ToString());
        }

        return Encoding.UTF8.GetBytes(clean.ToString());
    }
}
