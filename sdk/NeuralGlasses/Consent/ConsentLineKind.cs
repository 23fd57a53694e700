namespace NeuralGlasses.Consent;

/// <summary>What a line of the consent log tells.</summary>
public enum ConsentLineKind
{
    /// <summary>The log was opened, or goes on in a new file.</summary>
    Opened = 0,

    /// <summary>An app asked for a capture and may begin; the light is lit.</summary>
    Asked = 1,

    /// <summary>An app asked for a capture and may not.</summary>
    Refused = 2,

    /// <summary>The first frame or sample of a capture is about to be taken.</summary>
    Begun = 3,

    /// <summary>A capture is over.</summary>
    Ended = 4,

    /// <summary>What was captured is kept in a file.</summary>
    Kept = 5,

    /// <summary>What was captured could not be kept.</summary>
    Lost = 6,

    /// <summary>Bytes are about to leave the glasses.</summary>
    Egress = 7,

    /// <summary>Bytes were to leave the glasses and were held back.</summary>
    EgressRefused = 8,

    /// <summary>Bytes were given out to be sent, and the sending failed.</summary>
    EgressFailed = 9,

    /// <summary>The wearer paused camera and microphone.</summary>
    Paused = 10,

    /// <summary>The wearer ended the pause.</summary>
    Resumed = 11,

    /// <summary>The capture light went dark, or was covered, while something was being captured.</summary>
    LightFault = 12,
}
