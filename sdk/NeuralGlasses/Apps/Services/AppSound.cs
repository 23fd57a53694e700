using NeuralGlasses.Sound.Hearing;

namespace NeuralGlasses.Apps;

/// <summary>Sound notes for apps that have the permission <c>microphone</c>. The capture light is lit as long as one goes on, and every wish is logged.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppSound(IAppContext glasses)
{
    /// <summary>Begins a sound note; <see cref="Stop"/> ends it, and so does a microphone that stops listening: no other one takes its place.</summary>
    /// <param name="kept">Called when it is over, with what was kept, or with the reason why nothing was.</param>
    /// <param name="microphone">Name of the microphone; there is that of the glasses.</param>
    public void StartNote(Action<AppAnswer> kept, string microphone = MicrophoneRoute.Glasses) =>
        glasses.Ask(new AppAsk("sound.note") { Arguments = new Dictionary<string, string> { ["microphone"] = microphone } }, kept);

    /// <summary>Ends the note; what was heard is kept.</summary>
    public void Stop() => glasses.Ask(new AppAsk("sound.stop"));
}
