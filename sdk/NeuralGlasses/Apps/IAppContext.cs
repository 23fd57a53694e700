using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>
/// All that an app may use of the glasses. What is asked for is done by the glasses after the app's call has returned; what an app may not do is refused with
/// a sentence and never throws, save where it says so.
/// </summary>
public interface IAppContext
{
    /// <summary>What the app says of itself.</summary>
    AppManifest Manifest { get; }

    /// <summary>The present moment.</summary>
    HostTime Now { get; }

    /// <summary>The wearer's clock.</summary>
    DateTimeOffset Time { get; }

    /// <summary>What these glasses can do.</summary>
    GlassesAbilities Glasses { get; }

    /// <summary>What the app keeps from one start to the next.</summary>
    AppStorage Storage { get; }

    /// <summary>What the wearer set.</summary>
    AppSettings Settings { get; }

    /// <summary>Whether the wearer has the app open.</summary>
    bool IsOpen { get; }

    /// <summary>Shows a scene while the app is open, instead of the one before.</summary>
    /// <param name="scene">The scene; ids that begin with a dot belong to the glasses.</param>
    /// <param name="leadsBack">Whether "back" comes to the app, for a page within the app; an app that shows no other scene then is left all the same.</param>
    /// <param name="menu">What the wearer finds in the menu of this scene, at most six lines; null for none.</param>
    void Show(HudScene scene, bool leadsBack = false, IReadOnlyList<AppChoice>? menu = null);

    /// <summary>The second text of the app's line in the home menu.</summary>
    /// <param name="detail">The text; the first 40 characters at most are seen. Empty for none.</param>
    /// <param name="isNews">
    /// Whether what runs has come on so far that the wearer wants to know it at once, such as another track or the last minute of a timer: then the text is
    /// also seen for a moment at the edge of whatever else is open, if the wearer allowed the app in view. It costs an interruption.
    /// </param>
    void Tell(string detail, bool isNews = false);

    /// <summary>Tells the wearer something, now or later or only in the history, as the wearer allowed the app.</summary>
    void Notify(AppNotice notice);

    /// <summary>Takes a notice back that the app gave.</summary>
    /// <param name="id">Id of the notice.</param>
    void Withdraw(string id);

    /// <summary>Speaks a text, where the glasses have a voice and the wearer has the app open: behind what matters more, and nothing during a call, a recording or the wearer's quiet. Needs the permission <c>speaker</c>.</summary>
    /// <param name="text">The text; the first 600 characters at most are said.</param>
    /// <param name="answered">Called once, when it was said or with a refusal that says why not; null for nobody.</param>
    /// <param name="byAssistant">Whether an AI wrote it: then the voice is that of the AI.</param>
    void Say(string text, Action<AppAnswer>? answered = null, bool byAssistant = false);

    /// <summary>Asks a service of the glasses for something; <see cref="AppCamera"/> and its like do it for an app.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="answered">Called once with the answer, which is a refusal where the app lacks the permission; null for nobody.</param>
    void Ask(AppAsk ask, Action<AppAnswer>? answered = null);

    /// <summary>Leaves the display to the home menu.</summary>
    void Close();

    /// <summary>Writes a line to the glasses' log.</summary>
    void Log(string line);
}
