namespace NeuralGlasses.Messaging;

/// <summary>A file that goes with a message.</summary>
/// <param name="Name">Its name, for the wearer; it is never a path.</param>
/// <param name="MediaType">What it is, such as <c>image/jpeg</c>.</param>
/// <param name="Length">Its length, in bytes.</param>
public sealed record Attachment(string Name, string MediaType, long Length)
{
    /// <summary>Most bytes of one that are kept; of a longer one only its name, kind and length are.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>Whether its bytes are there.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether it is a picture that the glasses may be able to show.</summary>
    public bool IsPicture => MediaType is "image/jpeg" or "image/png" or "image/webp";
}
