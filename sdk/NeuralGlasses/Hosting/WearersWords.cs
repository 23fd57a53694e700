namespace NeuralGlasses.Hosting;

/// <summary>What the wearer reads of an app that goes wrong. What its program says of itself is for whoever made it, and goes into the log.</summary>
internal static class WearersWords
{
    /// <summary>The app shows something that the glasses do not show.</summary>
    public const string NotShown = "Something of it cannot be shown.";

    /// <summary>What the app wanted to keep is lost with the program.</summary>
    public const string NotKept = "It could not keep something; make room in the memory.";

    /// <summary>What the glasses learnt of the wearer's words could not be read, or cannot be kept.</summary>
    public const string OwnWords = "They could not be read or kept; what was there is set aside.";

    /// <summary>A setting holds, and is lost with the program.</summary>
    public const string NotKeptSetting = "It holds until the glasses go off; make room in the memory.";

    /// <summary>An app has ended that was not to.</summary>
    public static string Stopped(AppState state) => state switch
    {
        AppState.Waiting => "It stopped, and starts again in a moment.",
        AppState.GivenUp => "It stopped too often. Open it again to try once more.",
        _ => "It stopped. Open it again to go on.",
    };

    /// <summary>The sentence of an error without the name of a parameter, which is no word of the wearer's.</summary>
    public static string Of(Exception error)
    {
        string message = error.Message;
        int parameter = error is ArgumentException ? message.LastIndexOf(" (Parameter ", StringComparison.Ordinal) : -1;
        return parameter < 0 ? message : message[..parameter];
    }
}
