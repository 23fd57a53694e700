# Goes to CMake/Modules of nf-interpreter; the folder native of this repository goes to InteropAssemblies under the assembly's
# name. The build is then asked for with NF_INTEROP_ASSEMBLIES="NeuralGlasses.Wristband.Native".

set(BASE_PATH_FOR_THIS_MODULE ${PROJECT_SOURCE_DIR}/InteropAssemblies/NeuralGlasses.Wristband.Native)

list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/CLR/Core)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/CLR/Include)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/HAL/Include)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${PROJECT_SOURCE_DIR}/src/PAL/Include)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${BASE_PATH_FOR_THIS_MODULE}/engine)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${BASE_PATH_FOR_THIS_MODULE}/esp-idf)
list(APPEND NeuralGlasses.Wristband.Native_INCLUDE_DIRS ${BASE_PATH_FOR_THIS_MODULE}/interop)

# The folder host is for machines with an operating system.
file(GLOB NeuralGlasses.Wristband.Native_SOURCES
    ${BASE_PATH_FOR_THIS_MODULE}/engine/*.cpp
    ${BASE_PATH_FOR_THIS_MODULE}/esp-idf/*.cpp
    ${BASE_PATH_FOR_THIS_MODULE}/interop/*.cpp
)

include(FindPackageHandleStandardArgs)

FIND_PACKAGE_HANDLE_STANDARD_ARGS(INTEROP-NeuralGlasses.Wristband.Native DEFAULT_MSG NeuralGlasses.Wristband.Native_INCLUDE_DIRS NeuralGlasses.Wristband.Native_SOURCES)
