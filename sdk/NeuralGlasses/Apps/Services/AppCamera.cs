namespace NeuralGlasses.Apps;

/// <summary>The camera for apps that have the permission of that name. The glasses light the capture light, look that it shines, and log every wish.</summary>
/// <param name="glasses">The glasses.</param>
public sealed class AppCamera(IAppContext glasses)
{
    /// <summary>Takes a photo in the usual size.</summary>
    /// <param name="taken">Called with the name under which it is kept, or with the reason why there is none.</param>
    public void TakePhoto(Action<AppAnswer> taken) => glasses.Ask(new AppAsk("camera.photo"), taken);
}
