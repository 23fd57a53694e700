using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound;

/// <summary>Something that is said or waits for it.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Form">Its sound and its words.</param>
/// <param name="Ended">Told once what became of it; null for nobody.</param>
internal readonly record struct SpokenItem(SpokenKinds Kind, AudioForm Form, Action<SpokenEnd>? Ended = null);
