namespace NeuralGlasses.Capture;

/// <summary>What an AVI file holds: pictures of one size at one rate, and sound of one channel or none.</summary>
/// <param name="WidthPixels">Width of the pictures, in pixels.</param>
/// <param name="HeightPixels">Their height, in pixels.</param>
/// <param name="MilliPerSecond">Pictures in a thousand seconds.</param>
/// <param name="SoundHz">Samples of sound a second; 0 for none.</param>
internal readonly record struct AviShape(int WidthPixels, int HeightPixels, int MilliPerSecond, int SoundHz);
