namespace NeuralGlasses.Training.Typing.Language.Estimates;

/// <summary>Words that follow each other, as one number.</summary>
internal static class Gram
{
    public static uint Pair(int before, int word) => ((uint)before << 16) | (uint)word;

    public static ulong Triple(int beforeThat, int before, int word) => ((ulong)beforeThat << 32) | Pair(before, word);

    public static (int Before, int Word) Pair(uint pair) => ((int)(pair >> 16), (int)(pair & 0xFFFF));

    public static (int BeforeThat, int Before, int Word) Triple(ulong triple) => ((int)(triple >> 32), (int)((triple >> 16) & 0xFFFF), (int)(triple & 0xFFFF));
}
