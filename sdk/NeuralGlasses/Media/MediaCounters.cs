namespace NeuralGlasses.Media;

/// <summary>What the player has done since the start.</summary>
public sealed class MediaCounters
{
    /// <summary>Tracks that were begun.</summary>
    public long Begun { get; internal set; }

    /// <summary>Tracks that were played to their end.</summary>
    public long Finished { get; internal set; }

    /// <summary>Tracks that could not be played, or not on.</summary>
    public long Failed { get; internal set; }

    /// <summary>Tracks that were played and are damaged, such as cut ones.</summary>
    public long Damaged { get; internal set; }

    /// <summary>Times that the next track was not open yet at the end of the one before, so that there was silence between them.</summary>
    public long Gaps { get; internal set; }

    /// <summary>Times that a track had nothing to read although it had not ended.</summary>
    public long Starved { get; internal set; }

    /// <summary>Tracks that were given up because nothing came of them for too long; they have failed as well.</summary>
    public long Late { get; internal set; }

    /// <summary>Jumps within a track that were carried out; jumps in quick succession are one.</summary>
    public long Seeks { get; internal set; }

    /// <summary>Places where tracks were left that went because there were too many.</summary>
    public long Forgotten { get; internal set; }

    /// <summary>Times that the places where tracks were left were kept.</summary>
    public long Saves { get; internal set; }

    /// <summary>Times that they could not be kept.</summary>
    public long SaveFailures { get; internal set; }
}
